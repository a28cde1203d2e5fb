package dev.gantry.ui.notice;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.program.Piped;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Notices;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.LessonTexts;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.IconButton;
import dev.gantry.view.explain.Selection;

/**
 * Says that the lesson or the program failed and how, and leads to the task that did, or to what the program printed of
 * it. Stays until it is closed or run again; that a program could not begin, until it is changed.
 */
final class NoticePanel extends HBox implements Panel, Notices.Board {
    /** What a compiler says first: file, line and what is wrong there, in whatever language. */
    private static final Pattern AT_LINE = Pattern.compile(".+:\\d+: .+");

    private final Session session;
    private final Label text = new Label();
    private final Hyperlink link = new Hyperlink();
    private Optional<List<Object>> said = Optional.empty(); // what went wrong, and with what
    private boolean told; // another sentence is shown

    NoticePanel(Context context) {
        session = context.session();
        setId("notice");
        getStyleClass().add("notice");
        text.setId("notice-text");
        text.setWrapText(true);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        link.setId("notice-task");
        link.setOnAction(_ -> {
            int task = failedTask(session.snapshot());
            if (task == 0) {
                context.tabs().show("output");
                return;
            }
            context.pointer().select(new Selection.OfTask(task));
            context.navigation().reveal(session.snapshot().taskEnded(task));
        });
        Button close = IconButton.of("notice", "close", Icon.CLOSE, () -> appear(false));
        getChildren().addAll(Icon.WARNING.node(), text, link, close);
        appear(false);
    }

    /** Says something else that the user must know, until it is closed. */
    @Override
    public void say(String sentence) {
        told = true;
        text.setText(sentence);
        link.setVisible(false);
        link.setManaged(false);
        appear(true);
    }

    @Override
    public void changed() {
        session.forgive();
        if (said.isPresent() && !told && session.snapshot().records() == 0) {
            appear(false);
        }
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (!reasons.contains(Reason.RUN) && !reasons.contains(Reason.LESSON)) {
            return;
        }
        Optional<String> trouble = session.isLive() ? Optional.empty() : session.trouble();
        Optional<List<Object>> now = trouble.map(
                message -> List.of(message, session.lesson(), session.language(), session.program()));
        if (now.equals(said) && !(told && reasons.contains(Reason.LESSON))) {
            return;
        }
        said = now;
        told = false;
        appear(trouble.isPresent());
        trouble.ifPresent(message -> {
            List<String> errors = session.streams().map(Piped::errors).orElse(List.of());
            boolean began = session.snapshot().records() > 0;
            text.setText(said(began ? message : with(message, errors)));
            int task = failedTask(session.snapshot());
            link.setVisible(task != 0 || !errors.isEmpty());
            link.setManaged(link.isVisible());
            link.setText(task == 0
                    ? Texts.of("notice.output")
                    : Texts.of("notice.show", session.snapshot().taskLabel(task)));
        });
    }

    /** With what a compiler found first: a program that was never begun has printed hardly anything else. */
    private static String with(String message, List<String> errors) {
        return errors.stream().filter(AT_LINE.asMatchPredicate()).findFirst()
                .or(() -> errors.stream().findFirst())
                .map(error -> Texts.of("notice.program", message, error.strip())).orElse(message);
    }

    private String said(String message) {
        String lesson = LessonTexts.title(session.lesson());
        return session.program().map(program -> Texts.of("notice.program", program.shortName(), message))
                .orElseGet(() -> session.language() == ProgramLanguage.PYTHON
                        || session.lesson().watchedProgram().isPresent()
                                ? Texts.of("notice.program", lesson, message)
                                : Texts.of("notice.failed", lesson, message));
    }

    private void appear(boolean visible) {
        setVisible(visible);
        setManaged(visible);
    }

    private static int failedTask(Snapshot snapshot) {
        for (int task = 1; task <= snapshot.tasks(); task++) {
            if (snapshot.hasTask(task) && snapshot.taskState(task) == TaskState.FAILED) {
                return task;
            }
        }
        return 0;
    }
}
