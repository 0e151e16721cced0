import { Select } from "@mantine/core";
import { IconBaselineDensityMedium, IconFold, IconPresentation } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useInForce } from "@/shared/ui/keysInForce";
import { useFolds } from "@/shared/ui/useFolds";
import { bare } from "@/shared/ui/useListKeys";

/** How a board is drawn, as its address says it. */
export type Look = { lanes?: string; card?: "compact"; wall?: boolean };

/** How the board is parted and drawn, and the way to the wall; all of it stands in the address. */
export function BoardTools({
  kind,
  look,
  ways,
  set,
}: {
  kind: "ticket" | "task";
  look: Look;
  /** By what it may be parted. */
  ways: { value: string; label: string }[];
  set: (look: Look) => void;
}) {
  const { t } = useTranslation();
  const folding = useFolds(`lanes-${kind}-${look.lanes ?? ""}`);
  return (
    <fieldset className="board-tools" aria-label={t("boards.look")}>
      <Select
        aria-label={t("boards.lanes")}
        placeholder={t("boards.noLanes")}
        clearable
        data={ways.map((way) => ({ ...way, label: t("boards.lanesBy", { by: way.label }) }))}
        value={look.lanes ?? null}
        onChange={(lanes) => set({ lanes: lanes ?? undefined })}
        className={look.lanes ? "filter filter-on" : "filter"}
        comboboxProps={{ width: "max-content" }}
      />
      {look.lanes && (
        <button
          type="button"
          className={folding.folded ? "chip chip-on" : "chip"}
          aria-pressed={folding.folded}
          onClick={folding.turnAll}
        >
          <IconFold size={16} stroke={1.75} aria-hidden />
          {t("boards.foldAll")}
        </button>
      )}
      <button
        type="button"
        className={look.card ? "chip chip-on" : "chip"}
        aria-pressed={Boolean(look.card)}
        onClick={() => set({ card: look.card ? undefined : "compact" })}
      >
        <IconBaselineDensityMedium size={16} stroke={1.75} aria-hidden />
        {t("boards.compact")}
      </button>
      <button
        type="button"
        className="chip desk"
        title={`${t("boardPage.wall")} (Shift F)`}
        onClick={() => set({ wall: true })}
      >
        <IconPresentation size={16} stroke={1.75} aria-hidden />
        {t("boardPage.wall")}
      </button>
    </fieldset>
  );
}

/** Shift F, wherever the board itself stands. */
export function useWallKey(open: () => void): void {
  const latest = useRef(open);
  latest.current = open;
  useInForce("keys.wall");
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === "F" && event.shiftKey && bare(event)) latest.current();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
