import { v7 } from "uuid";

/** A new row's id: UUIDv7, so that rows lie on disk in the order they came. */
export const newId = () => v7();
