import { Alert, Button, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { write } from "@/shared/api/client";
import { mailboxQuery } from "@/shared/api/queries";
import type { Mailbox as Box } from "@/shared/api/types";
import { problemOf } from "@/shared/api/useAct";
import { TypedForm } from "@/shared/session/TypedForm";
import { useTyped } from "@/shared/session/useTyped";
import { Panel } from "@/shared/ui/Page";
import { Failed } from "@/shared/ui/states";

const LOOK_AGAIN = 5_000; // ms while a code is on its way: that it did not leave is known a moment later

/** Being told by e-mail, where the server sends any: an address, the code that shows it to be one's own, and the way out. */
export function Mailbox() {
  const { t } = useTranslation();
  const box = useQuery({
    ...mailboxQuery,
    refetchInterval: ({ state: { data } }) => (data?.address && !data.confirmed ? LOOK_AGAIN : false),
  });
  const place = useStep(box.data && [box.data.address, box.data.confirmed].join());
  if (box.error) return <Failed error={box.error} retry={() => void box.refetch()} />;
  if (!box.data || !(box.data.offered || box.data.address)) return null;
  const { address, confirmed, fault } = box.data;
  return (
    <Panel title={t("mailbox.title")} aside={t("mailbox.help")}>
      {fault && (
        <Alert color="son" role="alert">
          {t(`mailbox.fault.${fault}`)}
        </Alert>
      )}
      <div className="stack" ref={place}>
        {!address && <Address />}
        {address && !confirmed && <Code address={address} sent={!fault} />}
        {address && confirmed && (
          <>
            <p>{t("mailbox.told", { address })}</p>
            <Stop label={t("mailbox.stop")} />
          </>
        )}
      </div>
    </Panel>
  );
}

/** Each step takes the one before away, and the focus with it: the keyboard goes on with what the next one asks. */
function useStep(step: string | undefined) {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current !== undefined && before.current !== step)
      place.current?.querySelector<HTMLElement>("input, button")?.focus();
    before.current = step;
  }, [step]);
  return place;
}

function Address() {
  const { t } = useTranslation();
  const change = useChange();
  const form = useTyped({ address: "" }, async (typed) => void (await change.mutateAsync(typed)));
  return (
    <TypedForm form={form} submit={t("mailbox.ask")} className="self-start">
      <TextInput
        label={t("mailbox.address")}
        inputMode="email"
        autoComplete="email"
        {...form.field("address")}
      />
    </TypedForm>
  );
}

/** `sent`: nothing is known to keep the code from leaving. */
function Code({ address, sent }: { address: string; sent: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const again = useChange();
  const form = useTyped({ code: "" }, async (typed) => {
    queries.setQueryData(mailboxQuery.queryKey, await write<Box>("POST", "me/mailbox/code", typed));
  });
  return (
    <TypedForm
      form={form}
      submit={t("mailbox.confirm")}
      className="self-start"
      below={
        <>
          {again.error && (
            <Alert color="son" role="alert">
              {problemOf(again.error)?.message}
            </Alert>
          )}
          <div className="acts">
            <Button
              variant="default"
              loading={again.isPending}
              onClick={() =>
                again.mutate(
                  { address },
                  { onSuccess: () => notifications.show({ message: t("mailbox.sentAgain") }) },
                )
              }
            >
              {t("mailbox.again")}
            </Button>
            <Stop label={t("mailbox.other")} />
          </div>
        </>
      }
    >
      <TextInput
        label={t("mailbox.code")}
        description={t(sent ? "mailbox.sent" : "mailbox.to", { address })}
        inputMode="numeric"
        autoComplete="one-time-code"
        {...form.field("code")}
      />
    </TypedForm>
  );
}

function Stop({ label }: { label: string }) {
  const change = useChange();
  return (
    <>
      {change.error && (
        <Alert color="son" role="alert">
          {problemOf(change.error)?.message}
        </Alert>
      )}
      <Button
        variant="default"
        className="self-start"
        loading={change.isPending}
        onClick={() => change.mutate({ address: null })}
      >
        {label}
      </Button>
    </>
  );
}

function useChange() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (asked: { address: string | null }) => write<Box>("POST", "me/mailbox", asked),
    onSuccess: (answer) => queries.setQueryData(mailboxQuery.queryKey, answer),
  });
}
