"use client";

import { lazy } from "react";

const load = () => import("./alert-panel");

/** Fetches the dialog's code before it is needed. */
export const prepareAlertPanel = () => void load();

export const AlertPanelLazy = lazy(() => load().then((module) => ({ default: module.AlertPanel })));
