import { IconWifiOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useLive } from "@/shared/live/LiveProvider";
import type { Kept } from "./outbox";

/** How much waits on this device, and why; what the server refused, with its words and the way back into the form. */
export function KeptStrip({
  unsent,
  sending,
  send,
  onEdit,
}: {
  unsent: Kept[];
  sending: boolean;
  send: () => void;
  onEdit: (kept: Kept) => void;
}) {
  const { t } = useTranslation();
  const live = useLive();
  const off = live.state === "lost" || live.state === "polling";
  if (!unsent.length) return null;
  const refused = unsent.filter((one) => one.refused);
  const rest = unsent.length - refused.length;
  return (
    <>
      {rest > 0 && (
        <div className="kept-strip" role="status">
          <IconWifiOff size={16} stroke={1.75} aria-hidden />
          <p className="grow">
            {off && <b>{t("finding.offlineSince", { time: live.since })} </b>}
            {t(sending ? "finding.sending" : "finding.kept", { count: rest })}
          </p>
          {!sending && (
            <button type="button" className="text-button" onClick={send}>
              {t("finding.sendNow")}
            </button>
          )}
        </div>
      )}
      {refused.map((one) => (
        <div key={one.id} className="kept-strip kept-refused" role="alert">
          <p className="grow">
            <b>{t("finding.refused")}</b> {one.refused} <span className="dim">“{one.fields.text}”</span>
          </p>
          <button type="button" className="text-button" onClick={() => onEdit(one)}>
            {t("finding.mend")}
          </button>
        </div>
      ))}
    </>
  );
}
