import { Alert, Button, Modal, Select, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Ticket, TicketCourse } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useLive } from "@/shared/live/LiveProvider";
import { readDate, showDate } from "@/shared/ui/dates";
import { SEVERITIES } from "@/shared/ui/Severity";

/** Past the days in which it could be reopened: what came again becomes an item of its own that cites this one. */
export function Recurrence({
  ticket,
  course,
  said = ticket.text,
}: {
  ticket: Ticket;
  course: TicketCourse;
  said?: string; // what was seen again
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" className="self-start" onClick={() => setOpen(true)}>
        {t("recur.act")}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t("recur.title")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <Form ticket={ticket} said={said} signer={course.usual_signer} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Form({
  ticket,
  said: seen,
  signer,
  onDone,
}: {
  ticket: Ticket;
  said: string;
  signer: string;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const today = showDate(useLive().now().toISOString());
  const [said, setSaid] = useState({
    text: seen,
    number: "",
    date: today,
    signer,
    severity: "",
    requirement: "",
    reason: "",
  });
  const usual = SEVERITIES[SEVERITIES.indexOf(ticket.severity) + 1] ?? ticket.severity;
  const milder = SEVERITIES.slice(0, SEVERITIES.indexOf(usual)).some((one) => one === said.severity);
  const [wrongDate, setWrongDate] = useState(false);
  const save = useAct<TicketCourse>((answer) => {
    queries.setQueryData(["ticket", ticket.id, "course"], answer);
    for (const key of ["board", "inspections", "reports", "work"])
      void queries.invalidateQueries({ queryKey: [key] });
    onDone();
  });
  const problem = (field: string) => save.problem?.errors.find((one) => one.field === field)?.message;
  const type = (name: keyof typeof said) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setSaid((kept) => ({ ...kept, [name]: value }));
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const date = readDate(said.date, Number(today.slice(-4)));
        setWrongDate(!date);
        if (date)
          save.mutate({ path: `tickets/${ticket.id}/recurrences`, body: { ...said, date }, withId: true });
      }}
    >
      <p className="dim small">{t("recur.help")}</p>
      {save.problem && (
        <Alert color="son" role="alert">
          {save.problem.message}
        </Alert>
      )}
      <Textarea
        label={t("recur.text")}
        withAsterisk
        required
        autosize
        minRows={3}
        value={said.text}
        onChange={type("text")}
      />
      <Textarea
        label={t("recur.requirement")}
        autosize
        minRows={2}
        placeholder={ticket.requirement}
        value={said.requirement}
        onChange={type("requirement")}
      />
      <Select
        label={t("recur.severity")}
        placeholder={t("recur.usual")}
        clearable
        data={SEVERITIES.map((value) => ({ value, label: t(`severity.${value}`) }))}
        value={said.severity || null}
        onChange={(severity) => setSaid((kept) => ({ ...kept, severity: severity ?? "" }))}
      />
      {milder && (
        <Textarea
          label={t("recur.milder")}
          withAsterisk
          required
          autosize
          minRows={2}
          maxLength={2000}
          value={said.reason}
          onChange={type("reason")}
        />
      )}
      <div className="two-fields">
        <TextInput
          label={t("recur.number")}
          withAsterisk
          required
          value={said.number}
          error={problem("number")}
          onChange={type("number")}
        />
        <TextInput
          label={t("recur.date")}
          withAsterisk
          inputMode="numeric"
          value={said.date}
          error={wrongDate ? t("inspection.needDate") : problem("date")}
          onChange={type("date")}
        />
      </div>
      <TextInput
        label={t("recur.signer")}
        withAsterisk
        required
        value={said.signer}
        onChange={type("signer")}
      />
      <div className="form-buttons">
        <Button variant="default" onClick={onDone}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t("recur.save")}
        </Button>
      </div>
    </form>
  );
}
