import { Button } from "@mantine/core";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "@/shared/api/problem";
import { Failed } from "@/shared/ui/states";

const OfflinePacks = lazy(() =>
  import("@/features/inspections/onsite/OfflinePacks").then((loaded) => ({ default: loaded.OfflinePacks })),
);

/** What stands where a page broke; the rest of the house goes on. */
export function Broken({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  if (error instanceof ApiProblem)
    return (
      <>
        <Failed error={error} retry={() => void router.invalidate()} whole />
        <Suspense fallback={null}>{error.passing && <OfflinePacks />}</Suspense>
      </>
    );
  return (
    <div className="empty" role="alert">
      <h1 className="strong">{t("broken.title")}</h1>
      <p className="dim">{t("broken.help")}</p>
      <Button variant="default" onClick={() => window.location.reload()}>
        {t("broken.reload")}
      </Button>
    </div>
  );
}
