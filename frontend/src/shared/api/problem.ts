import { i18next } from "@/shared/i18n";

type Body = {
  code?: string;
  detail?: string;
  errors?: { field?: string; param?: string; message: string }[]; // `param`: as the sign-in library names a field
  request_id?: string;
  by?: string | null;
  at?: string | null;
};

/** A refusal in the reader's words, or a connection that broke (`status` 0). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: { field: string; message: string }[];
  readonly requestId: string;
  /** Of what somebody else changed meanwhile: who, and when, as far as the reader may know. */
  readonly by: string | null;
  readonly at: string | null;

  constructor(status: number, body: Body) {
    super(body.detail || i18next.t("problem.unexpected"));
    this.status = status;
    this.code = body.code ?? "unexpected";
    this.errors = (body.errors ?? []).map(({ field, param, message }) => ({
      field: field ?? param ?? "",
      message,
    }));
    this.requestId = body.request_id ?? "";
    this.by = body.by ?? null;
    this.at = body.at ?? null;
  }

  static async from(response: Response): Promise<ApiProblem> {
    const problem = ApiProblem.parsed(response.status, await response.text());
    const id = response.headers.get("X-Request-Id");
    return problem.requestId || !id
      ? problem
      : new ApiProblem(response.status, { code: problem.code, detail: problem.message, request_id: id });
  }

  static parsed(status: number, text: string): ApiProblem {
    try {
      return new ApiProblem(status, JSON.parse(text) as Body);
    } catch {
      return new ApiProblem(status, {});
    }
  }

  static network(cause: unknown): ApiProblem {
    const problem = new ApiProblem(0, { code: "network", detail: i18next.t("problem.network") });
    problem.cause = cause;
    return problem;
  }

  /** Worth asking again with the same key: the answer was lost, or the first try is still running. */
  get passing(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.code === "in_flight";
  }

  /** Someone was faster. */
  get stale(): boolean {
    return this.status === 412;
  }

  /** The record may stand elsewhere than the page shows: someone was faster, or a condition is not met; `message` says which. */
  get moved(): boolean {
    return this.stale || (this.status === 409 && !this.passing);
  }
}
