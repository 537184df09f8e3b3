import { LinkEnded } from "./link-ended";

/** Where a form's link ended while its page was open. */
export default LinkEnded;
