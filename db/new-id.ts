import { v4, v7 } from "uuid";

/** A new row's id: UUIDv7, so that rows lie on disk in the order they came. */
export const newId = () => v7();

/** The id of what strangers could ask about: random throughout, so that one tells nothing of the next. */
export const newRequestId = () => v4();
