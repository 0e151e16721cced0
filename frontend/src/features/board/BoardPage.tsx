import { useMediaQuery } from "@mantine/hooks";
import { IconPresentation } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type BoardFilter, ticketBoardQuery } from "@/shared/api/inspectionQueries";
import { Board } from "@/shared/board/Board";
import { RemedyTabs } from "@/shared/finding/RemedyTabs";
import { showShare } from "@/shared/ui/numbers";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed } from "@/shared/ui/states";
import { typing } from "@/shared/ui/useListKeys";
import { BoardFilters } from "./BoardFilters";
import { BoardSkeleton } from "./BoardSkeleton";
import { Card } from "./Card";
import type { Whole } from "./read";
import { TicketDrawer } from "./TicketDrawer";
import { useTicketBoard, useWhole } from "./useTicketBoard";
import { Wall } from "./Wall";

/** Everything that must be remedied, by state, following by itself; filters, open item and wall stand in the address. */
export function BoardPage() {
  const { t } = useTranslation();
  const { ticket, column, wall, ...filter } = useSearch({ from: "/shell/board" });
  const navigate = useNavigate({ from: "/board" });
  const phone = useMediaQuery("(max-width: 640px)", undefined, { getInitialValueInEffect: false });
  const page = useRef<HTMLDivElement>(null);
  const query = useQuery(ticketBoardQuery(filter));
  const board = useTicketBoard(query.data);
  const narrowed = Object.values(filter).some(Boolean);
  const all = useWhole(narrowed ? undefined : query.data?.board);
  const show = (next: { ticket?: string; column?: string; wall?: boolean }) =>
    void navigate({ search: (kept) => ({ ...kept, ...next }), replace: true });
  useWallKey(() => show({ wall: true }));
  const shown =
    board.columns.find((one) => one.state === column) ?? board.columns.find((one) => one.count > 0);
  if (wall && query.data)
    return (
      <Wall board={query.data.board} own={board.own} all={all} onLeave={() => show({ wall: undefined })} />
    );
  const clear = (
    <Link to="/board" search={{}} replace className="button-link">
      {t("plans.clear")}
    </Link>
  );
  return (
    <div className="board-page" ref={page}>
      <Crumbs title={t("boardPage.title")}>
        <b>{t("boardPage.title")}</b>
      </Crumbs>
      <Head all={all} />
      <BoardFilters filter={filter} all={all} count={query.data && board.cards.length} />
      {query.isPending && <BoardSkeleton />}
      {query.error && !query.data && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.data &&
        (board.cards.length ? (
          <Board
            board={{
              ...board,
              kind: "ticket",
              name: (card) => card.code,
              title: (card) => card.text,
              href: (card) => `/tickets/${card.id}`,
              draw: (card) => <Card card={card} />,
              onOpen: (card, inPage) =>
                inPage
                  ? void navigate({ to: "/tickets/$ticketId", params: { ticketId: card.id } })
                  : show({ ticket: card.id }),
            }}
            opened={ticket}
            phone={
              phone && shown ? { column: shown.state, choose: (state) => show({ column: state }) } : null
            }
            scroller={page}
          />
        ) : narrowed ? (
          <Empty
            title={t("boardPage.emptyFiltered")}
            help={t("boardPage.emptyFilteredHelp")}
            action={clear}
          />
        ) : (
          <Empty title={t("boardPage.empty")} help={t("boardPage.emptyHelp")} />
        ))}
      <TicketDrawer id={ticket} cards={board.cards} choose={(id) => show({ ticket: id })} />
    </div>
  );
}

/** How much there is, how much is done, how much is late: as a sentence with numbers. */
function Head({ all }: { all: Whole | undefined }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="board-head">
      <h1>{t("boardPage.title")}</h1>
      <p className="dim small grow">
        {all && (
          <>
            {t("board.count.ticket", { count: all.total })} · {t("boardPage.closed", { count: all.closed })} ·{" "}
            {t("boardPage.share")} <b>{showShare(all.closed, all.total, i18n.language)}</b>
          </>
        )}
        {Boolean(all?.overdue) && (
          <>
            {" · "}
            <b className="figure-red">{t("board.overdue", { count: all?.overdue ?? 0 })}</b>
          </>
        )}
      </p>
      <RemedyTabs />
      <Link
        to="/board"
        search={(kept: BoardFilter) => ({ ...kept, wall: true })}
        className="button-link desk"
        title={`${t("boardPage.wall")} (Shift F)`}
      >
        <IconPresentation size={16} stroke={1.75} aria-hidden />
        {t("boardPage.wall")}
      </Link>
    </div>
  );
}

function useWallKey(open: () => void): void {
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === "F" && event.shiftKey && !typing(event.target)) latest.current();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
