/** Shapes of the API's answers (the contract of version 1). */

export type Unit = { id: number; code: string; name: string; short_name: string };
export type Person = { id: number; full_name: string; title: string | null; unit: Unit | null };
export type TaskState =
  | "ASSIGNED"
  | "IN_PROGRESS"
  | "ON_HOLD"
  | "SUBMITTED"
  | "COMPLETED"
  | "CANCELLED"
  | "VOIDED";
export type TaskClass = "ORDINARY" | "KEY" | "FROM_ABOVE";
export type TimelinessClass = "EARLY" | "ON_TIME" | "LATE" | "WITHIN" | "DUE_SOON" | "OVERDUE" | "NO_DUE";
export type Timeliness = { class: TimelinessClass; days: number | null; why?: string };
export type ShortDue = { on: string | null; first_on: string | null; kind: string; printed: string };
export type Due = ShortDue & { starts_on: string | null; qualifier: string | null; review_on: string | null };

export type Need = {
  name: string;
  label: string;
  kind: "text" | "line" | "date" | "person" | "unit" | "choice" | "bool";
  required: boolean;
  max_length: number | null;
  help: string | null;
  choices: { value: string; label: string }[];
  options_href: string | null;
  presets: string[];
  initial: unknown;
};

export type Transition = {
  name: string;
  label: string;
  weight: "primary" | "secondary" | "more";
  tone: "plain" | "danger";
  href: string;
  if_match: string;
  needs: Need[];
  enabled: boolean;
  unmet: string | null;
};

export type TaskRow = {
  id: string;
  version: number;
  line_no: string | null;
  title: string;
  area: string | null;
  class: TaskClass;
  state: TaskState;
  step: string | null;
  returned: number;
  extended: number;
  hand_back: boolean;
  due: ShortDue;
  timeliness: Timeliness;
  lead: Unit;
  officer: Person | null;
  partners: Unit[];
  percent: number | null;
};

export type Box = "to_do" | "to_decide" | "to_read" | "sent" | "waiting";
export type WorkGroup = "overdue" | "soon" | "later" | "no_due";
export type WorkRow = TaskRow & {
  group: WorkGroup;
  step_label: string | null;
  plan_number: string | null;
  waiting_since: string | null;
  returned_reason: { by: Person; at: string; reason: string } | null;
  turn: string;
};
export type Work = {
  as_of: string;
  seq: number;
  counts: Record<Box, number>;
  overdue: number;
  due_soon: number;
  items: WorkRow[];
};

export type RouteItem = {
  unit: Unit | null;
  people: Person[];
  outcome: "approve" | "return" | "silent" | "submit" | null;
  by: Person | null;
  capacity: string | null;
  acting_for: Person | null;
  reason: string | null;
  at: string | null;
  due_on: string | null;
  is_me: boolean;
};
export type RouteStep = {
  step: string;
  label: string;
  state: "done" | "present" | "coming" | "skipped" | "returned";
  note: string | null;
  items: RouteItem[];
};
export type HeldSegment = {
  label: string;
  kind: "assignee" | "partner" | "head" | "standing" | "leader" | "release" | "hold" | "giver";
  days: number;
  present: boolean;
};
export type EvidenceKind = "DOCUMENT" | "FILE" | "COUNT" | "LINK";
export type Evidence = {
  id: string;
  kind: EvidenceKind;
  note: string;
  document: Record<"kind" | "number" | "date" | "issuer" | "abstract" | "link", string | null> | null;
  file: { id: string; name: string; size: number; media_type: string; sha256: string; href: string } | null;
  count: { value: string; unit: string } | null;
  link: string | null;
  version: number;
  replaces: string | null;
  by: Person | null;
  at: string;
  round: number | null;
};
export type Extension = {
  id: string;
  state: "REQUESTED" | "COUNTERED" | "APPROVED" | "REJECTED" | "WITHDRAWN";
  by: Person | null;
  at: string;
  reason: string;
  cause: string;
  old_due_on: string;
  asked_due_on: string;
  decided_due_on: string | null;
  decided_by: Person | null;
  decided_at: string | null;
  decision_reason: string | null;
};
export type Progress = {
  id: string;
  by: Person | null;
  recorded_for: Unit | null;
  basis: string | null;
  at: string;
  text: string;
  percent: number | null;
};
export type Task = {
  id: string;
  version: number;
  representation: "inner" | "outer";
  title: string;
  product: string;
  area: string | null;
  class: TaskClass;
  origin: string;
  state: TaskState;
  step: string | null;
  body: Unit;
  lead: Unit;
  officer: Person | null;
  follow_up: Person | null;
  given_by: Person | null;
  given_at: string;
  giver_body: Unit | null;
  partners: {
    unit: Unit;
    mode: "COORDINATES" | "HAS_PART" | "GIVES_OPINION";
    part_product: string;
    part_due_on: string | null;
  }[];
  line: {
    plan_id: string;
    plan_title: string;
    plan_number: string;
    plan_date: string | null;
    no: string;
    area_title: string;
    lead_printed: string;
    coordinating_printed: string;
    coordinating_external: string[];
    deadline_printed: string;
    funding: string;
    note: string;
  } | null;
  returned: number;
  extended: number;
  hand_back: { by: Person | null; at: string; reason: string; kind: string } | null;
  stopped: { by: Person | null; at: string; reason: string; document_no: string | null } | null;
  due: Due;
  timeliness: Timeliness;
  turn: {
    sentence: string;
    why: string;
    people: Person[];
    unit: Unit | null;
    since: string | null;
    due_on: string | null;
    is_me: boolean;
  };
  held: { from: string; to: string; total_days: number; segments: HeldSegment[] };
  route: RouteStep[];
  will_decide: string[];
  progress: Progress[];
  evidence: Evidence[];
  submissions: {
    id: string;
    round: number;
    by: Person | null;
    recorded_for: Unit | null;
    at: string;
    text: string;
    state: string;
  }[];
  extensions: Extension[];
  seen: { person: Person | null; at: string }[];
  may: { report: boolean; evidence: boolean; partners: boolean };
  transitions: Transition[];
  server_now: string;
  seq: number;
};

export type PlanCounts = Record<
  | "tasks"
  | "completed"
  | "submitted"
  | "in_progress"
  | "assigned"
  | "on_hold"
  | "overdue"
  | "due_soon"
  | "on_time_first"
  | "on_time_current",
  number
>;
export type PlanRow = {
  id: string;
  title: string;
  year: number;
  number: string;
  date: string | null;
  state: "DRAFT" | "ISSUED";
  body: Unit;
  counts: { tasks: number; completed: number; overdue: number };
};
export type Plan = Omit<PlanRow, "counts"> & {
  version: number;
  signer: string;
  recorded: boolean;
  counts: PlanCounts;
  percent: string;
  as_of: string;
  seq: number;
};
export type OutlineArea = {
  kind: "area";
  area: string;
  numeral: string;
  title: string;
  done: number;
  total: number;
  percent: string;
};
export type OutlineLine = {
  kind: "line";
  id: string;
  no: string;
  parent: string | null;
  heading: boolean;
  title: string;
  product: string;
  task: TaskRow | null;
  tasks: TaskRow[];
  lead_printed: string;
  deadline_printed: string;
  percent: string;
};
export type Outline = { as_of: string; seq: number; rows: (OutlineArea | OutlineLine)[] };
export type Target = {
  line_no: string;
  name: string;
  unit: string;
  operator: string;
  baseline_printed: string;
  planned_printed: string;
  responsible: Unit | null;
};

export type Event = {
  seq: number;
  at: string;
  verb: string;
  sentence: string;
  actor: Person | null;
  acting_for: Person | null;
  recorded_for: Unit | null;
  capacity: string | null;
  subject: { type: string; id: string; label: string };
  from: TaskState | null;
  to: TaskState | null;
  changes: { field: string; label: string; old: string | null; new: string | null }[];
  reason: string | null;
};

export type Session = {
  signed_in: boolean;
  demo: boolean;
  server_now: string;
  clock_offset_seconds: number;
  source_url: string;
};
export type Me = {
  id: number;
  username: string;
  full_name: string;
  language: "vi" | "en";
  is_administrator: boolean;
  body: Unit | null;
  parent_body: Unit | null;
  capacities: { post: string; title: string; unit: Unit }[];
  demo: boolean;
  server_now: string;
  seq: number;
};
export type CastMember = {
  username: string;
  full_name: string;
  title: string;
  unit: string;
  body: string;
  what_waits: string;
};
