"""The form of the decision: one line of the decision table, and for a partial disclosure its parts."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.casework.forms import StepForm, text_field
from gongkai.casework.lifecycle import ENDS_WITHOUT_REPLY
from gongkai.rules.grounds import GROUNDS, Ground
from gongkai.rules.outcomes import (
    ENDING_BY_CODE,
    ENDINGS,
    OUTCOME_LABELS,
    Decision,
    Outcome,
    Reason,
    WithheldPart,
)

PARTS: Final = 3  # withheld parts that the page has room for
NO_GROUND: Final = "none"


def _chosen_by_hand() -> list[tuple[Any, list[tuple[str, str]]]]:
    """Return the endings by outcome; what lapses is a step of its own."""
    lapsing = ENDS_WITHOUT_REPLY - {Reason.OTHER}
    return [
        (
            OUTCOME_LABELS[outcome],
            [
                (each.code, f"{each.label}（{each.source}）" if each.source else each.label)
                for each in ENDINGS
                if each.outcome is outcome and each.reason not in lapsing
            ],
        )
        for outcome in Outcome
    ]


class DecisionForm(StepForm):
    """What was decided."""

    ending = forms.ChoiceField(
        label=_("决定"),
        choices=[("", _("请选一项")), *_chosen_by_hand()],
        help_text=_("一件申请只有一种结果，也就是年报里的一行"),
        error_messages={"required": _("请选一项。")},
    )
    open_part = text_field(_("公开的部分"), _("选“部分公开”的才填"), required=False)
    explanation = text_field(_("情况说明"), _("选“其他”的必须写明，例如并案办理"), required=False)

    def prepare(self, *_case: Any) -> None:
        """Give room for the parts that are withheld."""
        grounds = [
            ("", _("请选一项")),
            *((str(each), GROUNDS[each].label) for each in Ground),
            (NO_GROUND, _("不是政府信息，或者本机关没有")),
        ]
        for number in range(1, PARTS + 1):
            self.fields[f"what_{number}"] = text_field(
                _("不公开的部分 %(number)s：是什么") % {"number": number}, rows=1, required=False
            )
            self.fields[f"why_{number}"] = text_field(
                _("不公开的部分 %(number)s：为什么") % {"number": number}, rows=1, required=False
            )
            self.fields[f"ground_{number}"] = forms.ChoiceField(
                label=_("不公开的部分 %(number)s：依据") % {"number": number},
                choices=grounds,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Ask for the ground of each part that is withheld: the remedy depends on it."""
        said = self.cleaned_data
        for number in range(1, PARTS + 1):
            has_part = said.get(f"what_{number}") or said.get(f"why_{number}")
            if has_part and not said.get(f"ground_{number}"):
                self.add_error(
                    f"ground_{number}", _("请选这一部分不公开的依据，救济途径要按它写。")
                )
        return said

    def given(self) -> dict[str, Any]:
        """Return the decision as the action takes it."""
        ending = ENDING_BY_CODE[self.cleaned_data["ending"]]
        decision = Decision(
            ending.outcome,
            ground=ending.ground,
            reason=ending.reason,
            open_part=self.cleaned_data["open_part"],
            withheld_parts=tuple(self._parts()),
            explanation=self.cleaned_data["explanation"],
        )
        return {"decision": decision}

    def _parts(self) -> list[WithheldPart]:
        said = self.cleaned_data
        return [
            WithheldPart(
                said[f"what_{number}"],
                said[f"why_{number}"],
                None if said[f"ground_{number}"] == NO_GROUND else Ground(said[f"ground_{number}"]),
            )
            for number in range(1, PARTS + 1)
            if said[f"what_{number}"] or said[f"why_{number}"]
        ]
