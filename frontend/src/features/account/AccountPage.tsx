import { Alert, Button, PasswordInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { devicesQuery } from "@/shared/api/queries";
import { useAct } from "@/shared/api/useAct";
import { changePassword } from "@/shared/session/session";
import { TypedForm } from "@/shared/session/TypedForm";
import { useTyped } from "@/shared/session/useTyped";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { Failed, Loading } from "@/shared/ui/states";
import { Trusted } from "./Trusted";
import { Watched } from "./Watched";

/** One's own password, and where else one is signed in. */
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
      <Trusted />
      <Devices />
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
