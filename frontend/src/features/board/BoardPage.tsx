import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ticketBoardQuery } from "@/shared/api/inspectionQueries";
import { Board } from "@/shared/board/Board";
import { BoardTools, useWallKey } from "@/shared/board/BoardTools";
import { Wall } from "@/shared/board/wall/Wall";
import { RemedyTabs } from "@/shared/finding/RemedyTabs";
import { showShare } from "@/shared/ui/numbers";
import { Crumbs } from "@/shared/ui/Page";
import { SheetButton } from "@/shared/ui/SheetButton";
import { Empty, Failed } from "@/shared/ui/states";
import { usePhone } from "@/shared/ui/usePhone";
import { asQuery } from "@/shared/views/filter";
import { SavedViews } from "@/shared/views/saved/SavedViews";
import { BoardFilters } from "./BoardFilters";
import { BoardSkeleton } from "./BoardSkeleton";
import { Card } from "./Card";
import type { Whole } from "./read";
import { type BoardSearch, boardSearch, filterOf } from "./search";
import { TicketDrawer } from "./TicketDrawer";
import { useTicketBoard, useWhole } from "./useTicketBoard";
import { useTicketLanes } from "./useTicketLanes";
import { useTicketWall } from "./useTicketWall";

/** Everything that must be remedied, by state, following by itself; filters, lanes, open item and wall stand in the address. */
export function BoardPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/shell/board" });
  const { ticket, column, wall: onWall, lanes, card } = search;
  const filter = filterOf(search);
  const navigate = useNavigate({ from: "/board" });
  const phone = usePhone();
  const page = useRef<HTMLDivElement>(null);
  const query = useQuery(ticketBoardQuery(filter));
  const board = useTicketBoard(query.data);
  const narrowed = Object.values(filter).some(Boolean);
  const all = useWhole(narrowed ? undefined : query.data?.board);
  const { ways, by } = useTicketLanes(lanes);
  const wall = useTicketWall(board.cards, all);
  const show = (next: BoardSearch) =>
    void navigate({ search: (kept) => ({ ...kept, ...next }), replace: true });
  useWallKey(() => show({ wall: true }));
  const shown =
    board.columns.find((one) => one.state === column) ?? board.columns.find((one) => one.count > 0);
  if (onWall && query.data) return <Wall wall={wall} onLeave={() => show({ wall: undefined })} />;
  const clear = (
    <Link to="/board" search={{ lanes, card }} replace className="button-link">
      {t("plans.clear")}
    </Link>
  );
  return (
    <div className="board-page" ref={page}>
      <Crumbs title={t("boardPage.title")}>
        <b>{t("boardPage.title")}</b>
      </Crumbs>
      <Head all={all}>
        {board.cards.length > 0 && (
          <span className="desk">
            <SheetButton path={`tickets/sheet?${asQuery(filter)}`} name={t("boardPage.fileName")} />
          </span>
        )}
        <SavedViews
          kind="ticket"
          now={asQuery({ ...filter, lanes, card })}
          show={(kept) => void navigate({ search: boardSearch(kept) })}
        />
      </Head>
      <BoardFilters
        filter={filter}
        all={all}
        count={query.data && board.cards.length}
        tools={
          <BoardTools
            kind="ticket"
            look={{ lanes, card }}
            ways={ways}
            set={(look) => show(look as BoardSearch)}
          />
        }
      />
      {query.isPending && <BoardSkeleton />}
      {query.error && !query.data && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.data &&
        (board.cards.length ? (
          <Board
            board={{
              ...board,
              kind: "ticket",
              lanes: by,
              compact: card === "compact",
              name: (one) => one.code,
              called: (one) => one.code,
              title: (one) => one.text,
              href: (one) => `/tickets/${one.id}`,
              draw: (one, compact) => <Card card={one} compact={compact} />,
              onOpen: (one, inPage) =>
                inPage
                  ? void navigate({ to: "/tickets/$ticketId", params: { ticketId: one.id } })
                  : show({ ticket: one.id }),
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
function Head({ all, children }: { all: Whole | undefined; children: ReactNode }) {
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
      {children}
      <RemedyTabs />
    </div>
  );
}
