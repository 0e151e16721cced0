import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { locks } from "@/shared/device/lock";
import { packsOf } from "@/shared/device/records";
import "@/shared/i18n/onsite";

/** Where no page can be had: the packs of this device. What they are of is sealed. */
export function OfflinePacks() {
  const { t } = useTranslation();
  const packs = useQuery({
    queryKey: ["device", "packs"],
    queryFn: async () => [
      ...new Set((await Promise.all((await locks()).map((one) => packsOf(one.user)))).flat()),
    ],
    staleTime: 0,
    retry: false,
  });
  if (!packs.data?.length) return null;
  return (
    <nav className="empty" aria-label={t("onsite.offlineTitle")}>
      <p>{t("onsite.offlineHelp")}</p>
      {packs.data.map((inspectionId, n) => (
        <Link
          key={inspectionId}
          to="/on-site/$inspectionId"
          params={{ inspectionId }}
          className="button-link button-primary"
        >
          {t("onsite.openPack", { n: n + 1 })}
        </Link>
      ))}
    </nav>
  );
}
