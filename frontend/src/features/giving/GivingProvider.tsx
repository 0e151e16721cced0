import { Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { GivingContext, type Preset } from "@/shared/giving/context";
import { Loading } from "@/shared/ui/states";
import { bare } from "@/shared/ui/useListKeys";

/** Its fields come when it is opened first: pages need not wait for them. */
const QuickTask = lazy(() => import("./QuickTask").then((loaded) => ({ default: loaded.QuickTask })));

/** The form of a quick task over whatever page is open: by a button, or by the key N. */
export function GivingProvider({ may, children }: { may: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  const phone = useMediaQuery("(max-width: 640px)", undefined, { getInitialValueInEffect: false });
  const [asked, ask] = useState<Preset | true | null>(null);
  const open = useCallback((preset?: Preset) => ask(preset ?? true), []);
  const close = useCallback(() => ask(null), []);
  useEffect(() => {
    if (!may) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== "n" || !bare(event)) return;
      event.preventDefault();
      open();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [may, open]);
  return (
    <GivingContext.Provider value={open}>
      {children}
      <Modal
        opened={asked !== null}
        onClose={close}
        fullScreen={phone}
        size="lg"
        title={t("giving.title")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        {asked && (
          <Suspense fallback={<Loading rows={4} height={44} />}>
            <QuickTask preset={asked === true ? undefined : asked} onDone={close} />
          </Suspense>
        )}
      </Modal>
    </GivingContext.Provider>
  );
}
