import { IconCamera } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ItemOfList } from "@/shared/api/visitQueries";
import { AreaName } from "@/shared/areas/AreaName";
import { Severity } from "@/shared/ui/Severity";
import { failsInWords, namedPlaces, sumInWords } from "./words";

/** One line to be read: what is asked, when it fails, what its finding says. */
export function ItemView({ item, no, acts }: { item: ItemOfList; no: number; acts?: ReactNode }) {
  const { t, i18n } = useTranslation();
  const sum = sumInWords(item, t);
  const fails = failsInWords(item, t, i18n.language);
  const asked =
    item.kind === "FIGURES"
      ? item.figures.map((one) => (one.unit ? `${one.label} (${one.unit})` : one.label)).join(", ")
      : item.choices.map((one) => one.label).join(" / ");
  return (
    <li className="item checklist-item">
      <span className="dim checklist-no">{no}</span>
      <div className="grow stack-tight">
        <p className="item-title">{item.text}</p>
        <p className="item-facts">
          <span>{t(`itemKind.${item.kind}`)}</span>
          <span>
            <AreaName code={item.area} />
          </span>
          {item.legal_basis && <span>{item.legal_basis}</span>}
          {item.photo && (
            <span className="checklist-photo">
              <IconCamera size={14} stroke={1.75} aria-hidden /> {t("item.photo")}
            </span>
          )}
        </p>
        {asked && <p className="small">{asked}</p>}
        {sum && <p className="small dim">{sum}</p>}
        {item.help && <p className="small dim">{item.help}</p>}
        {fails && (
          <div className="checklist-fails">
            <p className="small checklist-when">
              <b>{t("item.fails")}</b> {fails} <Severity degree={item.severity} />
            </p>
            <p className="small">“{namedPlaces(item, item.finding)}”</p>
            {item.requirement && <p className="small dim">{item.requirement}</p>}
          </div>
        )}
      </div>
      {acts && <div className="checklist-acts">{acts}</div>}
    </li>
  );
}
