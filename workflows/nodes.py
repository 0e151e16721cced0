"""The only file that touches viewflow's activations: a step that people decide, and one branch per partner."""

from collections.abc import Iterable, Iterator
from typing import Any

from viewflow import this
from viewflow.workflow import STATUS, Node
from viewflow.workflow.activation import Activation
from viewflow.workflow.base import Edge
from viewflow.workflow.nodes.split import Split
from viewflow.workflow.nodes.view import View, ViewActivation
from viewflow.workflow.token import Token

from backend import clock


class DecisionActivation(ViewActivation):
    """A step waiting for a person; opened and closed by the flow, never by viewflow's own screens."""

    @classmethod
    def create(cls, flow_task: Any, prev_activation: Any, token: Any, data: Any = None, seed: Any = None) -> Any:
        """Store the engine's row, then let the flow open the work item."""
        activation = super().create(flow_task, prev_activation, token, data=data, seed=seed)
        flow_task.opened(activation)
        return activation

    @Activation.status.transition(source=STATUS.DONE)
    def create_next(self) -> Iterator[Any]:
        """Onward when approved (or silent), back when returned."""
        node = self.flow_task.after(self)
        yield node._create(self, self.task.token)

    def decide(self) -> None:
        """NEW → DONE and onward, in one go: STARTED is never stored."""
        self.task.status = STATUS.STARTED
        self.task.started = clock.now()
        self.execute()


class Decision(View):
    """A human step of the approval. `needed` is asked before it opens: a step nobody needs leaves no row."""

    activation_class = DecisionActivation

    def __init__(self, step: str, *, needed: Any = None, opened: Any) -> None:
        super().__init__(None)
        self.step = step
        self._needed = needed
        self._opened = opened
        self._back: Any = None

    def Approved(self, node: Any) -> "Decision":
        """Where it goes when approved."""
        self._next = node
        return self

    def Returned(self, node: Any) -> "Decision":
        """Where it goes when returned; without it a return goes onward too (opinions are weighed at the join)."""
        self._back = node
        return self

    def _create(self, prev_activation: Any, token: Any, data: Any = None, seed: Any = None) -> Any:
        if self._needed is not None and not self._needed(self.step):
            return self._next._create(prev_activation, token)
        return super()._create(prev_activation, token, data=data, seed=seed)

    def opened(self, activation: Any) -> None:
        """Tell the flow that the step is open."""
        self._opened(self.step, activation)

    def after(self, activation: Any) -> Any:
        """The next node, by what was decided."""
        returned = activation.task.data.get("outcome") == "RETURN"
        return self._back if returned and self._back is not None else self._next

    def _outgoing(self) -> Iterator[Edge]:
        yield Edge(src=self, dst=self._next, edge_class="next", label="approve")
        if self._back is not None:
            yield Edge(src=self, dst=self._back, edge_class="next", label="return")

    def _resolve(self, instance: Any) -> None:
        super()._resolve(instance)
        self._back = this.resolve(instance, self._back)
        self._needed = this.resolve(instance, self._needed)
        self._opened = this.resolve(instance, self._opened)


class ForEachActivation(Activation):
    """Splits into one branch per item of a list known only at run time."""

    @Activation.status.super()
    def activate(self) -> None:
        """Nothing to wait for."""

    @Activation.status.transition(source=STATUS.DONE)
    def create_next(self) -> Iterator[Any]:
        """One branch each, or straight to the node after the join when there are none."""
        items = list(self.flow_task.items())
        if not items:
            yield self.flow_task.empty._create(self, self.task.token)
            return
        tokens = Token.split_token_source(self.task.token, self.task.pk)
        for item, token in zip(items, tokens, strict=False):
            yield self.flow_task.branch._create(self, token, data={"unit": item})


class ForEach(Node):
    """Parallel branches over `items`, all through `branch`; `empty` when there are none."""

    activation_class = ForEachActivation
    task_type = "PARALLEL_GATEWAY"
    bpmn_element = "parallelGateway"
    shape = Split.shape

    def __init__(self, items: Any) -> None:
        super().__init__()
        self._items = items
        self.branch: Any = None
        self.empty: Any = None

    def Do(self, branch: Any, *, empty: Any) -> "ForEach":
        """The node of each branch, and where to go without any."""
        self.branch, self.empty = branch, empty
        return self

    def items(self) -> Iterable[Any]:
        """The items at this moment."""
        found: Iterable[Any] = self._items()
        return found

    def _outgoing(self) -> Iterator[Edge]:
        yield Edge(src=self, dst=self.branch, edge_class="default")
        yield Edge(src=self, dst=self.empty, edge_class="default")

    def _resolve(self, instance: Any) -> None:
        super()._resolve(instance)
        self.branch = this.resolve(instance, self.branch)
        self.empty = this.resolve(instance, self.empty)
        self._items = this.resolve(instance, self._items)


def decide(flow_class: Any, engine_task_id: int, outcome: str) -> None:
    """Carry a decision into the engine: lock (the act has it), mark, run on to the next open step or the end."""
    process = flow_class.process_class._meta.model_name
    tasks = flow_class.task_class._default_manager.select_related(f"process__{process}")
    # Not `task.activation()`: it reads everything again after locking, and here the act holds the lock already.
    task = tasks.get(pk=engine_task_id)
    with flow_class.lock(task.process_id):
        task.data["outcome"] = outcome
        task.flow_task.activation_class(task).decide()


def stop(flow_class: Any, process: Any) -> None:
    """End a process with everything open in it."""
    flow_class.instance.cancel(process)
