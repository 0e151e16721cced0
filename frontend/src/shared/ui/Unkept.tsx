import { IconDeviceFloppy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useUnkept } from "@/shared/kept";

/** What is being typed is in this page alone: said as soon as there is something to lose, also in a sheet that covers the page. */
export function Unkept({ className = "note tone-amber" }: { className?: string }) {
  const { t } = useTranslation();
  if (!useUnkept()) return null;
  return (
    <div className={className} role="status">
      <IconDeviceFloppy size={16} stroke={1.75} aria-hidden />
      <p className="grow">{t("device.notKept")}</p>
    </div>
  );
}
