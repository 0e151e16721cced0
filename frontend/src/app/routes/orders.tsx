import { createRoute } from "@tanstack/react-router";
import { type Narrowed, STAGES } from "@/features/orders/stages";
import type { DocumentFilter } from "@/shared/api/queries";
import { page } from "./page";
import { shell, text } from "./shell";

const DocumentPage = page(() => import("@/features/documents/DocumentPage"), "DocumentPage");
const DocumentsPage = page(() => import("@/features/documents/DocumentsPage"), "DocumentsPage");
const NewDocumentPage = page(() => import("@/features/documents/NewDocumentPage"), "NewDocumentPage");
const SplitPage = page(() => import("@/features/documents/split/SplitPage"), "SplitPage");
const NewOrderPage = page(() => import("@/features/orders/new/NewOrderPage"), "NewOrderPage");
const OrderPage = page(() => import("@/features/orders/OrderPage"), "OrderPage");
const OrdersPage = page(() => import("@/features/orders/OrdersPage"), "OrdersPage");

const documents = createRoute({
  getParentRoute: () => shell,
  path: "/documents",
  component: DocumentsPage,
  validateSearch: (search): DocumentFilter => ({
    kind: text(search.kind),
    year: text(search.year),
    in_force: search.in_force === true || search.in_force === "true" ? "true" : undefined,
    q: text(search.q),
  }),
});
const newDocument = createRoute({
  getParentRoute: () => shell,
  path: "/documents/new",
  component: NewDocumentPage,
});
const document = createRoute({
  getParentRoute: () => shell,
  path: "/documents/$documentId",
  component: DocumentPage,
});
const splitDocument = createRoute({
  getParentRoute: () => shell,
  path: "/documents/$documentId/split",
  component: SplitPage,
});
const orders = createRoute({
  getParentRoute: () => shell,
  path: "/orders",
  component: OrdersPage,
  validateSearch: (search): { all?: "true" } => ({
    all: search.all === true || search.all === "true" ? "true" : undefined,
  }),
});
const newOrder = createRoute({
  getParentRoute: () => shell,
  path: "/orders/new",
  component: NewOrderPage,
  validateSearch: (search): { source?: string } => ({ source: text(search.source) }),
});
const order = createRoute({
  getParentRoute: () => shell,
  path: "/orders/$orderId",
  component: OrderPage,
  validateSearch: (search): { stage?: Narrowed; q?: string } => ({
    stage: ([...STAGES, "LATE"] as const).find((stage) => stage === search.stage),
    q: text(search.q),
  }),
});

export const ordersRoutes = [
  documents,
  newDocument,
  document,
  splitDocument,
  orders,
  newOrder,
  order,
] as const;
