import { PasswordInput, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { redeemCode } from "@/shared/session/session";
import { TypedForm } from "@/shared/session/TypedForm";
import { useTyped } from "@/shared/session/useTyped";
import { Frame } from "./Frame";

/** Setting a password with the one-use code of a slip; then one is in. */
export function CodePage() {
  const { t } = useTranslation();
  const form = useTyped({ username: "", code: "", password: "" }, redeemCode);
  return (
    <Frame title={t("code.title")}>
      <p className="dim">{t("code.lead")}</p>
      <TypedForm
        form={form}
        submit={t("code.submit")}
        below={
          <Link to="/sign-in" search={{}} className="link small">
            {t("code.haveOne")}
          </Link>
        }
      >
        <TextInput
          label={t("signIn.username")}
          autoComplete="username"
          autoCapitalize="none"
          {...form.field("username")}
        />
        <TextInput
          label={t("code.code")}
          description={t("code.codeHelp")}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          {...form.field("code")}
        />
        <PasswordInput
          label={t("code.password")}
          description={t("firstAdmin.passwordHelp")}
          autoComplete="new-password"
          {...form.field("password")}
        />
      </TypedForm>
    </Frame>
  );
}
