import {
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { neighbour } from "./moves";

/** Arrows carry a lifted card from one column that takes it to the next; up and down have no meaning, the order is the server's. */
export const toNextColumn: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const by = event.code === "ArrowRight" ? 1 : event.code === "ArrowLeft" ? -1 : 0;
  if (event.code.startsWith("Arrow")) event.preventDefault();
  if (!by) return undefined;
  const columns = context.droppableContainers
    .toArray()
    .sort((a, b) => Number(a.data.current?.order) - Number(b.data.current?.order));
  const open = new Set(columns.filter((column) => !column.disabled).map((column) => String(column.id)));
  const at = String(context.over?.id ?? context.active?.data.current?.state);
  const next = neighbour(
    columns.map((column) => String(column.id)),
    open,
    at,
    by,
  );
  const place = next === null ? undefined : context.droppableRects.get(next);
  return place ? { x: place.left + 4, y: currentCoordinates.y } : undefined;
};

const MOUSE = { activationConstraint: { distance: 6 } };
const TOUCH = { activationConstraint: { delay: 250, tolerance: 8 } }; // a swipe scrolls, a rest lifts
const KEYBOARD = {
  coordinateGetter: toNextColumn,
  keyboardCodes: { start: ["Space"], cancel: ["Escape"], end: ["Space"] },
};

export const useBoardSensors = () =>
  useSensors(
    useSensor(MouseSensor, MOUSE),
    useSensor(TouchSensor, TOUCH),
    useSensor(KeyboardSensor, KEYBOARD),
  );
