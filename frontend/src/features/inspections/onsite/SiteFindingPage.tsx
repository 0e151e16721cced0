import { IconClipboardCheck, IconWand } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { FindingDesk } from "../finding/FindingDesk";
import { BLANK, type Fields, USUAL, type Usual } from "../finding/fields";
import { filled } from "./items";
import { useSite } from "./site";
import type { ItemState } from "./visit";
import "@/shared/i18n/onsite";

/** A finding on site: from a line that fails it is written already, and may be changed. */
export function SiteFindingPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { item } = useSearch({ from: "/on-site/$inspectionId/finding" });
  const { keeping, pack, states } = useSite();
  const state = states.find((one) => one.item.id === item);
  const usual = useMemo<Usual>(
    () => ({ ...USUAL, ...Object.fromEntries(pack.severities.map((one) => [one.key, one.days])) }),
    [pack.severities],
  );
  const answer = state?.mine ?? state?.counts ?? state?.others[0] ?? null;
  return (
    <FindingDesk
      key={item ?? "new"}
      keeping={keeping}
      head={null}
      first={state ? prefilled(state, usual) : BLANK}
      from={state && { item: state.item.id, answer: answer?.id ?? null }}
      usual={usual}
      programme={pack.inspection.programme}
      onDone={() =>
        void navigate({ to: "/on-site/$inspectionId", params: { inspectionId: pack.inspection.id } })
      }
    >
      <h1 className="finding-where">{t("finding.title")}</h1>
      {state && (
        <>
          <p className="finding-from">
            <IconClipboardCheck size={18} stroke={1.75} aria-hidden />
            <span>
              {t("onsite.fromItem", { no: state.no })} <b>{state.item.text}</b>
            </span>
          </p>
          {state.item.finding && (
            <p className="finding-from dim small">
              <IconWand size={16} stroke={1.75} aria-hidden />
              {t("onsite.prefilled")}
            </p>
          )}
        </>
      )}
    </FindingDesk>
  );
}

/** What the checklist says of a failing line, with the figures that were counted. */
export function prefilled({ item, mine, counts, others }: ItemState, usual: Usual): Fields {
  const figures = (mine ?? counts ?? others[0])?.value.figures ?? {};
  return {
    ...BLANK,
    text: filled(item.finding || item.text, figures),
    requirement: filled(item.requirement, figures),
    legal_basis: item.legal_basis,
    area: item.area,
    severity: item.severity,
    days: String(usual[item.severity]),
  };
}
