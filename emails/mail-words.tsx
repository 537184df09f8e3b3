import { Text } from "@react-email/components";
import type { ReactNode } from "react";
import { text } from "./mail-style";

/** A paragraph of a mail. */
export function Words({ children }: { children: ReactNode }) {
  return (
    <Text className="text" style={text}>
      {children}
    </Text>
  );
}
