import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { OrderPage, OrderRecipients, OrderRows } from "./types";

/** Orders to many page by page. */
export const ordersQuery = (running: boolean) =>
  infiniteQueryOptions({
    queryKey: ["orders", running],
    queryFn: ({ pageParam }) =>
      get<OrderRows>("orders", { running: running ? "true" : undefined, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
/** An order with its matrix; what a body below does inside is told by no frame, so it is asked again now and then. */
export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: ["order", id],
    queryFn: () => get<OrderPage>(`orders/${id}`),
    refetchInterval: 60_000,
  });
/** To whom an order may go. */
export const orderRecipientsQuery = queryOptions({
  queryKey: ["orders", "recipients"],
  queryFn: () => get<OrderRecipients>("orders/recipients"),
});
