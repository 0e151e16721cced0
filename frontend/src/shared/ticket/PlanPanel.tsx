import { Button, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { opinionQuery } from "@/shared/api/replyQueries";
import type { ReplyRow, Ticket } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useBasis } from "@/shared/api/useBasis";
import { Refusal } from "@/shared/live/Refusal";
import { forgetDraft, keepDraft, keptDraft } from "@/shared/transitions/drafts";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";

/** How it will be remedied, where its severity asks for a plan: prepared here, sent by a leader. What the unit said of an
 * earlier draft is no plan of what was issued; whoever writes the plan may begin with it. */
export function PlanPanel({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const [writing, write] = useState<string>();
  const blank = !ticket.plan && ticket.may.write_plan;
  const said = useQuery({ ...opinionQuery(ticket.id), enabled: blank }).data?.opinion?.row;
  if (!ticket.plan && !ticket.may.write_plan) return null;
  return (
    <Panel title={t("ticket.plan")}>
      {writing !== undefined ? (
        <Form ticket={ticket} first={writing} onDone={() => write(undefined)} />
      ) : (
        <>
          {ticket.plan ? <p className="prose">{ticket.plan}</p> : <p className="dim">{t("ticket.noPlan")}</p>}
          {ticket.may.write_plan && (
            <div className="acts">
              <Button variant="default" onClick={() => write(ticket.plan)}>
                {t(ticket.plan ? "ticket.changePlan" : "ticket.writePlan")}
              </Button>
              {blank && said?.plan && (
                <Button variant="default" onClick={() => write(inWords(said))}>
                  {t("ticket.planAsSaid")}
                </Button>
              )}
            </div>
          )}
        </>
      )}
    </Panel>
  );
}

/** In Vietnamese alone, as the notice writes it: the plan is a text of the office. */
const inWords = ({ plan, plan_on }: ReplyRow): string =>
  plan_on ? `${plan} (đến ngày ${showDate(plan_on)})` : plan;

function Form({ ticket, first, onDone }: { ticket: Ticket; first: string; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const key = `${ticket.id}:plan`;
  const [kept] = useState(() => keptDraft(key));
  const [plan, setPlan] = useState(kept.plan ?? first);
  const save = useAct<Ticket>((answer) => {
    forgetDraft(key);
    queries.setQueryData(["ticket", ticket.id], answer);
    onDone();
  });
  const [seen, see] = useBasis(ticket.version, save.problem, Number(kept.seen ?? ticket.version));
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({
          method: "PUT",
          path: `tickets/${ticket.id}/plan-text`,
          body: { text: plan },
          ifMatch: `"v${seen}"`,
        });
      }}
    >
      <Refusal
        problem={save.problem}
        theirs={ticket.plan}
        mine={plan}
        said={(text) => ({ [t("ticket.plan")]: text })}
        take={(next) => {
          see(ticket.version);
          setPlan(next);
          if (next === ticket.plan) forgetDraft(key);
        }}
      />
      <Textarea
        label={t("ticket.plan")}
        description={t("ticket.planHelp")}
        autosize
        minRows={4}
        maxLength={5000}
        value={plan}
        onChange={(event) => {
          setPlan(event.currentTarget.value);
          keepDraft(key, { plan: event.currentTarget.value, seen: String(seen) });
        }}
        data-autofocus
      />
      <div className="form-buttons">
        <Button variant="default" onClick={onDone}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t("ticket.savePlan")}
        </Button>
      </div>
    </form>
  );
}
