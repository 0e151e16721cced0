import { Alert, Button, PasswordInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { write } from "@/shared/api/client";
import { devicesQuery, meQuery } from "@/shared/api/queries";
import type { Me } from "@/shared/api/types";
import { problemOf, useAct } from "@/shared/api/useAct";
import { changePassword } from "@/shared/session/session";
import { TypedForm } from "@/shared/session/TypedForm";
import { useTyped } from "@/shared/session/useTyped";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { Failed, Loading } from "@/shared/ui/states";
import { Mailbox } from "./Mailbox";
import { Trusted } from "./Trusted";
import { Watched } from "./Watched";

/** One's own password, what one is told of, and where else one is signed in. */
export function AccountPage() {
  const { t } = useTranslation();
  return (
    <div className="page page-narrow stack">
      <Crumbs title={t("account.title")}>
        <b>{t("account.title")}</b>
      </Crumbs>
      <h1>{t("account.title")}</h1>
      <Password />
      <Watched />
      <Mailbox />
      <Trusted />
      <Devices />
      <Hints />
    </div>
  );
}

function Password() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useTyped({ current_password: "", new_password: "" }, async (typed) => {
    await changePassword(typed);
    form.again();
    void queries.invalidateQueries({ queryKey: devicesQuery.queryKey });
    notifications.show({ message: t("account.changed") });
  });
  return (
    <Panel title={t("account.password")} aside={t("account.passwordHelp")}>
      <TypedForm form={form} submit={t("account.change")} className="self-start">
        <PasswordInput
          label={t("account.current")}
          autoComplete="current-password"
          {...form.field("current_password")}
        />
        <PasswordInput
          label={t("account.new")}
          description={t("firstAdmin.passwordHelp")}
          autoComplete="new-password"
          {...form.field("new_password")}
        />
      </TypedForm>
    </Panel>
  );
}

function Devices() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const devices = useQuery(devicesQuery);
  const ending = useAct<{ others: number }>((answer) => queries.setQueryData(devicesQuery.queryKey, answer));
  return (
    <Panel title={t("account.devices")}>
      {devices.isPending && <Loading rows={1} height={40} />}
      {devices.error && <Failed error={devices.error} retry={() => void devices.refetch()} />}
      {ending.problem && (
        <Alert color="son" role="alert">
          {ending.problem.message}
        </Alert>
      )}
      {devices.data && (
        <>
          <p>
            {t(devices.data.others ? "account.others" : "account.onlyHere", { count: devices.data.others })}
          </p>
          {devices.data.others > 0 && (
            <Button
              variant="default"
              className="self-start"
              loading={ending.isPending}
              onClick={() => ending.mutate({ path: "me/devices", body: {} })}
            >
              {t("account.endOthers")}
            </Button>
          )}
        </>
      )}
    </Panel>
  );
}

/** Hints that were read come back, for whoever has a new part to play or wants to look again. */
function Hints() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: () => write<Me>("PATCH", "me", { hint: null }),
    onSuccess: (me) => {
      queries.setQueryData(meQuery.queryKey, me);
      notifications.show({ message: t("hints.shown") });
    },
  });
  return (
    <Panel title={t("hints.title")} aside={t("hints.againHelp")}>
      {again.error && (
        <Alert color="son" role="alert">
          {problemOf(again.error)?.message}
        </Alert>
      )}
      <Button
        variant="default"
        className="self-start"
        loading={again.isPending}
        onClick={() => again.mutate()}
      >
        {t("hints.again")}
      </Button>
    </Panel>
  );
}
