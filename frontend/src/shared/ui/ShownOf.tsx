import { useTranslation } from "react-i18next";
import type { useGrowing } from "./useGrowing";

/** How many of many rows stand in the page, and a way to have all of them: what is not there no search in the page finds. */
export function ShownOf({ growing, total }: { growing: ReturnType<typeof useGrowing>; total: number }) {
  const { t } = useTranslation();
  if (growing.shown >= total) return null;
  return (
    <p className="dim small no-print">
      {t("app.shownOf", { shown: growing.shown, total })}{" "}
      <button type="button" className="text-button" onClick={growing.all}>
        {t("app.showAll")}
      </button>
    </p>
  );
}
