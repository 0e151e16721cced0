import { IconStar, IconStarFilled } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { BodyBelow, Committee, CommitteeCard } from "@/shared/api/committeeQueries";
import { useAct } from "@/shared/api/useAct";

/** Puts the body on one's own list, or takes it off. */
export function Watch({ row }: { row: BodyBelow }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const act = useAct<CommitteeCard>((card) => {
    queries.setQueriesData<CommitteeCard>(
      { queryKey: ["committee", String(card.row.unit.id)] },
      (kept) => kept && { ...kept, row: card.row },
    );
    queries.setQueryData<Committee>(
      ["committee"],
      (kept) =>
        kept && {
          ...kept,
          items: kept.items.map((one) =>
            one.unit.id === card.row.unit.id ? { ...one, watched: card.row.watched } : one,
          ),
        },
    );
  });
  const Glyph = row.watched ? IconStarFilled : IconStar;
  const label = t(row.watched ? "committee.unwatch" : "committee.watch", { name: row.unit.short_name });
  return (
    <button
      type="button"
      className={row.watched ? "committee-star committee-star-on" : "committee-star"}
      aria-pressed={row.watched}
      aria-label={label}
      title={label}
      disabled={act.isPending}
      onClick={() =>
        act.mutate({ path: "committee/watching", body: { unit: row.unit.id, on: !row.watched } })
      }
    >
      <Glyph size={16} aria-hidden />
    </button>
  );
}
