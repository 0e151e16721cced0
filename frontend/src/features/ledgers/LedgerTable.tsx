import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { ExtensionRow } from "@/shared/api/types";

/** A ledger's table under its column heads. */
export function LedgerTable({ heads, children }: { heads: string[]; children: ReactNode }) {
  return (
    <div className="table-wrap">
      <table className="outline">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** The task a row is about, who leads it, and a word more. */
export function TaskCell({ task, more }: { task: ExtensionRow["task"]; more?: string | false | null }) {
  return (
    <td>
      <Link to="/tasks/$taskId" params={{ taskId: task.id }} className="item-title">
        {task.title}
      </Link>
      <p className="dim small">{[task.lead.short_name, more].filter(Boolean).join(" · ")}</p>
    </td>
  );
}
