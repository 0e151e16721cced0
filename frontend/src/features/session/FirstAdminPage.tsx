import { PasswordInput, TextInput } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { makeFirstAdministrator } from "@/shared/session/session";
import { TypedForm } from "@/shared/session/TypedForm";
import { useTyped } from "@/shared/session/useTyped";
import { Frame } from "./Frame";

export function FirstAdminPage() {
  const { t } = useTranslation();
  const { token } = useParams({ from: "/start/$token" });
  const form = useTyped({ full_name: "", username: "", password: "" }, (account) =>
    makeFirstAdministrator({ token, ...account }),
  );
  return (
    <Frame title={t("firstAdmin.title")}>
      <p className="dim">{t("firstAdmin.lead")}</p>
      <TypedForm form={form} submit={t("firstAdmin.submit")}>
        <TextInput label={t("firstAdmin.fullName")} autoComplete="name" {...form.field("full_name")} />
        <TextInput
          label={t("firstAdmin.username")}
          description={t("firstAdmin.usernameHelp")}
          autoComplete="username"
          {...form.field("username")}
        />
        <PasswordInput
          label={t("firstAdmin.password")}
          description={t("firstAdmin.passwordHelp")}
          autoComplete="new-password"
          {...form.field("password")}
        />
      </TypedForm>
    </Frame>
  );
}
