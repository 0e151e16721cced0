import type { components } from "./schema";

/** Names for the shapes of the generated schema (`npm run api` makes it from the server's). */
type Shapes = components["schemas"];

export type Unit = Shapes["Unit"];
export type Person = Shapes["Person"];
export type Timeliness = Omit<Shapes["Timeliness"], "why"> & { why?: string };
export type Due = Shapes["Due"];
export type Need = Shapes["Need"];
export type Transition = Shapes["Transition"];
export type TaskRow = Shapes["TaskRow"];
export type Task = Shapes["Task"];
export type Work = Shapes["Work"];
export type WorkRow = Shapes["WorkRow"];
export type RouteItem = Shapes["RouteItem"];
export type RouteStep = Shapes["RouteStep"];
export type HeldSegment = Shapes["HeldSegment"];
export type Evidence = Shapes["EvidencePiece"];
export type PlanRow = Shapes["PlanRow"];
export type Plan = Shapes["Plan"];
export type OutlineArea = Shapes["OutlineArea"];
export type OutlineLine = Shapes["OutlineLine"];
export type Outline = Shapes["Outline"];
export type Target = Shapes["Target"];
export type Event = Shapes["Event"];
export type Session = Shapes["Session"];
export type Me = Shapes["Me"];
export type CastMember = Shapes["CastMember"];

export type TaskState = TaskRow["state"];
export type TimelinessClass = Timeliness["class"];
export type Box = keyof Work["counts"];
export type WorkGroup = WorkRow["group"];
export type EvidenceKind = Evidence["kind"];
