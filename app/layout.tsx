import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import type { ReactNode } from "react";
import { PageBehaviour } from "./_components/page-behaviour";
import "./globals.css";

// From the package, not from the network. Two files: names with letters beyond Latin-1 fetch the second one.
const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  variable: "--font-inter",
  weight: "100 900",
  display: "swap",
});
const interExt = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
  variable: "--font-inter-ext",
  weight: "100 900",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value: "U+0100-02FF, U+1E00-1EFF, U+2020-20CF, U+2113, U+2C60-2C7F, U+A720-A7FF",
    },
  ],
});

export const metadata: Metadata = {
  title: { template: "%s · Chairside", default: "Chairside" },
  description: "Who works at the practice, and what each of them may do.",
  robots: { index: false },
};
// Each answer carries a nonce of its own for its scripts (bin/page-policy.ts): no page may be made in advance.
export const dynamic = "force-dynamic";
export const viewport: Viewport = { colorScheme: "light dark", width: "device-width", initialScale: 1 };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={`${inter.variable} ${interExt.variable}`}>
      <body>
        {children}
        <PageBehaviour />
      </body>
    </html>
  );
}
