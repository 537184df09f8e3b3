import { EmptyState } from "@/app/_components/empty-state";

/** In the place of a form that copies, where there is nowhere to copy to. */
export function OnePractice() {
  return (
    <EmptyState title="There is nowhere to copy to">
      You are an Admin at one practice of the group. Once you are at another, you can copy to it here.
    </EmptyState>
  );
}
