"use client";

import { useEffect } from "react";
import { watchStanding } from "./watch-standing";

/** Two windows of one browser wait for the same: the second goes on as soon as the first has brought the new session. */
export function GoOnWithTheOther() {
  useEffect(() => watchStanding(({ standing }) => standing === "gone" && location.reload()), []);
  return null;
}
