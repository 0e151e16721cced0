import { useDroppable } from "@dnd-kit/core";
import { createElement, type ReactNode } from "react";
import { isShut, type Reach } from "./useDragging";

/** The ground of a column, where a card is let go. What stands on it is not drawn anew for what is carried over it. */
export function Landing({
  as = "li",
  state,
  order,
  reach,
  className,
  children,
}: {
  as?: "li" | "div";
  state: string;
  order: number;
  reach: Reach;
  className: string;
  children?: ReactNode;
}) {
  const { setNodeRef } = useDroppable({ id: state, data: { order }, disabled: isShut(reach) });
  return createElement(
    as,
    { ref: setNodeRef, className, "data-state": state, "data-reach": reach },
    children,
  );
}
