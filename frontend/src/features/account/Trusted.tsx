import { Switch } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { write } from "@/shared/api/client";
import { trustQuery } from "@/shared/api/queries";
import type { Trust } from "@/shared/api/types";
import { Panel } from "@/shared/ui/Page";

/** Whether this device stays signed in, and for how long. */
export function Trusted() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const trust = useQuery(trustQuery).data;
  const change = useMutation({
    mutationFn: (trusted: boolean) => write<Trust>("POST", "me/trust", { trusted }),
    onSuccess: (answer) => queries.setQueryData(trustQuery.queryKey, answer),
  });
  if (!trust) return null;
  return (
    <Panel title={t("trust.title")}>
      <Switch
        label={t("trust.keep")}
        description={trust.days ? t("trust.days", { count: trust.days }) : t("trust.notHere")}
        checked={trust.trusted}
        disabled={!trust.days || change.isPending}
        error={change.error?.message}
        onChange={(event) => change.mutate(event.currentTarget.checked)}
      />
    </Panel>
  );
}
