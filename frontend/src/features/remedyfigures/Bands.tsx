import { useTranslation } from "react-i18next";
import type { RemedyFigures } from "@/shared/api/types";
import { Panel } from "@/shared/ui/Page";
import { Counted } from "./Counted";

/** Bars beside their numbers: a table, so it is read without colour and without the bars. */
export function Bands({
  title,
  bands,
  figures,
}: {
  title: string;
  bands: RemedyFigures["ages"];
  figures: RemedyFigures;
}) {
  const { t } = useTranslation();
  const most = Math.max(1, ...bands.map((band) => band.count));
  const all = bands.reduce((sum, band) => sum + band.count, 0);
  return (
    <Panel title={title} aside={t("foundList.count", { count: all })}>
      <table className="band-table">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t("handled.range")}</th>
            <th scope="col">{t("handled.count")}</th>
          </tr>
        </thead>
        <tbody>
          {bands.map((band) => (
            <tr key={band.measure}>
              <th scope="row">
                {band.last === null
                  ? t("handled.beyond", { last: band.first - 1 })
                  : t("handled.band", { first: band.first, last: band.last })}
              </th>
              <td>
                <span className="band-bar" aria-hidden>
                  <i style={{ width: `${(band.count / most) * 100}%` }} />
                </span>
                <span className="number">
                  <Counted figures={figures} measure={band.measure} count={band.count} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
