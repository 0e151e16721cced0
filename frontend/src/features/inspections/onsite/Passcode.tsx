import { Alert, Button, PasswordInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { makeLock, SHORTEST, unlock, wipe } from "@/shared/device/lock";
import type { Who } from "./who";

/** Opens what one person keeps on this device; forgotten, it can only be wiped. */
export function Unlocking({ who, unsent = 0 }: { who: Who; unsent?: number }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [typed, type] = useState("");
  const [wrong, setWrong] = useState(false);
  const [busy, setBusy] = useState(false);
  const [forgotten, forget] = useState(false);
  const open = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setWrong(!(await unlock(who.id, typed).catch(() => false)));
    setBusy(false);
  };
  const wiped = async () => {
    await wipe(who.id);
    await queries.invalidateQueries({ queryKey: ["device"] });
  };
  return (
    <form className="stack passcode" onSubmit={(event) => void open(event)}>
      <PasswordInput
        label={t("onsite.passcodeOf", { name: who.name })}
        description={t("onsite.passcodeAsked")}
        value={typed}
        error={wrong && t("onsite.passcodeWrong")}
        autoComplete="off"
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy} disabled={!typed}>
        {t("onsite.unlock")}
      </Button>
      {!forgotten && (
        <button type="button" className="text-button self-start" onClick={() => forget(true)}>
          {t("onsite.forgotten")}
        </button>
      )}
      {forgotten && (
        <Alert color="son" title={t("onsite.wipeTitle")}>
          <p>{t("onsite.wipeHelp")}</p>
          {unsent > 0 && <p className="strong">{t("onsite.wipeUnsent", { count: unsent })}</p>}
          <div className="acts passcode-wipe">
            <Button color="son" onClick={() => void wiped()}>
              {t("onsite.wipe")}
            </Button>
            <Button variant="default" onClick={() => forget(false)}>
              {t("app.cancel")}
            </Button>
          </div>
        </Alert>
      )}
    </form>
  );
}

/** Chosen once a device; from then on everything of this person's on it is sealed. */
export function ChoosingPasscode({
  who,
  onDone,
  children,
}: {
  who: Who;
  onDone: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const [typed, type] = useState("");
  const [again, typeAgain] = useState("");
  const [tried, tryIt] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const short = typed.length < SHORTEST;
  const differs = typed !== again;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    tryIt(true);
    if (short || differs) return;
    setBusy(true);
    try {
      await makeLock(who.id, who.name, typed, new Date());
      onDone();
    } catch {
      setFailed(true);
      setBusy(false);
    }
  };
  return (
    <form className="stack passcode" onSubmit={(event) => void save(event)}>
      {failed && (
        <Alert color="son" role="alert">
          {t("onsite.noStorage")}
        </Alert>
      )}
      <PasswordInput
        label={t("onsite.newPasscode")}
        description={t("onsite.newPasscodeHelp", { count: SHORTEST })}
        value={typed}
        error={tried && short && t("onsite.passcodeShort", { count: SHORTEST })}
        autoComplete="off"
        onChange={(event) => type(event.currentTarget.value)}
      />
      <PasswordInput
        label={t("onsite.passcodeAgain")}
        value={again}
        error={tried && !short && differs && t("onsite.passcodeDiffers")}
        autoComplete="off"
        onChange={(event) => typeAgain(event.currentTarget.value)}
      />
      {children}
      <Button type="submit" variant="default" loading={busy} className="self-start">
        {t("onsite.setPasscode")}
      </Button>
    </form>
  );
}
