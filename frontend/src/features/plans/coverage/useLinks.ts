import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { coverageQuery } from "@/shared/api/planQueries";
import type { Coverage } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { REFUSED } from "@/shared/ui/refused";

export type Above = NonNullable<Coverage["above"]>;
export type LineAbove = Above["plans"][number]["lines"][number];

/** Linking an own line to a line above, and taking it back; what was refused is said, and the page asked anew. */
export function useLinks(planId: string) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { queryKey } = coverageQuery(planId);
  const act = useAct<Coverage>((answer) => {
    queries.setQueryData(queryKey, answer);
    void queries.invalidateQueries({ queryKey: ["activity"] });
  });
  const send = (path: string, own: string, higher: string) =>
    act.mutate(
      { path: `plans/${planId}/${path}`, body: { own, higher } },
      {
        onError: (error) => {
          notifications.show({ ...REFUSED, title: t("coverage.failed"), message: error.message });
          void queries.invalidateQueries({ queryKey });
        },
      },
    );
  return {
    busy: act.isPending,
    link: (own: string, higher: string) => send("answers", own, higher),
    unlink: (own: string, higher: string) => send("answers/removal", own, higher),
  };
}
