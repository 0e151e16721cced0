import { IconWifiOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Keeping } from "@/shared/device/keeping";
import { isUnsent, type Outgoing } from "@/shared/device/outbox";
import type { Kept } from "@/shared/device/records";
import { useView } from "@/shared/device/useKeeping";
import { FINDING, type FindingSaid } from "./fields";

const said = (one: Kept) => one.body as Outgoing<FindingSaid>;

/** How many findings wait on this device; what the server refused, with its words and the way back into the form. */
export function KeptStrip({ keeping, onEdit }: { keeping: Keeping; onEdit: (kept: Kept) => void }) {
  const { t } = useTranslation();
  const view = useView(keeping);
  const unsent = view.records.filter((one) => one.kind === FINDING && isUnsent(said(one)));
  const refused = unsent.filter((one) => said(one).refused);
  const rest = unsent.length - refused.length;
  const sending = view.line === "sending";
  if (!unsent.length) return null;
  return (
    <>
      {rest > 0 && (
        <div className="kept-strip" role="status">
          <IconWifiOff size={16} stroke={1.75} aria-hidden />
          <p className="grow">{t(sending ? "finding.sending" : "finding.kept", { count: rest })}</p>
          {!sending && (
            <button type="button" className="text-button" onClick={keeping.callNow}>
              {t("finding.sendNow")}
            </button>
          )}
        </div>
      )}
      {refused.map((one) => (
        <div key={one.id} className="kept-strip kept-refused" role="alert">
          <p className="grow">
            <b>{t("finding.refused")}</b> {said(one).refused}{" "}
            <span className="dim">“{said(one).content.fields.text}”</span>
          </p>
          <button type="button" className="text-button" onClick={() => onEdit(one)}>
            {t("finding.mend")}
          </button>
        </div>
      ))}
    </>
  );
}
