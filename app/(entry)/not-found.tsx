import { LinkEndedCard } from "./link-ended";

/** Where a form's link ended while its page was open. */
export default LinkEndedCard;
