package dev.gantry.ui.lesson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

import dev.gantry.insight.claim.Verdict.Outcome;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.Parameter;
import dev.gantry.lesson.text.Answer;
import dev.gantry.lesson.text.LessonText;
import dev.gantry.lesson.text.LessonText.Step;
import dev.gantry.lesson.text.Question;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.command.Command;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Focus;
import dev.gantry.ui.feature.TabPanel;
import dev.gantry.ui.lesson.Judged.Asked;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Inquiry;
import dev.gantry.ui.session.Places;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.settings.Progress;
import dev.gantry.ui.text.LessonTexts;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.Tip;
import dev.gantry.view.explain.VerdictText;

/**
 * What the lesson says, step by step, and beside it what it asks. Answers may be given before a run; when that has
 * ended, its recording decides them. Steps that tell what comes of it are shown with it, or when they are asked for.
 */
final class LessonPanel extends BorderPane implements TabPanel {
    /** Width, for the usual size of texts, from which the questions stand beside the text. */
    private static final double LEAST_BESIDE = 560;

    private static final double GAP = 24;

    private static final double MARGIN = 6;

    private final Context context;
    private final Session session;
    private final BooleanSupplier visible;
    private final Progress progress;
    private final Inquiry<Asked, Judged> inquiry;
    private final Map<String, Map<Integer, Answer>> answers = new HashMap<>();
    private final Label note = new Label();
    private final VBox steps = new VBox();
    private final VBox rest = new VBox();
    private final Hyperlink readOn = new Hyperlink(Texts.of("lesson.read-on"));
    private final VBox asked = new VBox();
    private final TwoColumns page;
    private final ScrollPane scroll;
    private final List<StepFlow> flows = new ArrayList<>();
    private final List<QuestionBox> boxes = new ArrayList<>();
    private Optional<Lesson> shown = Optional.empty();
    private LessonText written;
    private LessonText text; // with the values of the parameters
    private Map<String, Long> filled = Map.of();
    private QuestionBox picks;
    private boolean readsOn;
    private Optional<Snapshot> read = Optional.empty();

    /** A panel that judges while it is visible. */
    LessonPanel(Context context, BooleanSupplier visible) {
        this.context = context;
        this.session = context.session();
        this.visible = visible;
        progress = new Progress(context.settings());
        inquiry = new Inquiry<>(context.pump(), context.reader(), session::snapshot, this::asked, Judged::reading);
        getStyleClass().add("lesson-panel");
        note.setId("lesson-note");
        note.getStyleClass().add("hint");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        steps.setId("lesson-steps");
        steps.getStyleClass().add("lesson-steps");
        rest.setId("lesson-rest");
        rest.getStyleClass().add("lesson-steps");
        readOn.setId("lesson-read-on");
        Tip.put(readOn, Texts.of("lesson.read-on.tip"));
        readOn.setOnAction(_ -> {
            readsOn = true;
            context.pump().mark(Reason.HOVER);
            steps.requestFocus(); // the link goes
        });
        asked.setId("lesson-questions");
        asked.getStyleClass().add("lesson-questions");
        double scale = context.appearance().scale();
        page = new TwoColumns(steps, asked, LEAST_BESIDE * scale, GAP * scale);
        page.getStyleClass().add("lesson-page");
        scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        setCenter(scroll);
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(focused -> {
            if (Focus.isWithin(page)) {
                reveal(focused);
            }
        });
    }

    /** Scrolls to this node of the page. */
    private void reveal(Node node) {
        double height = scroll.getViewportBounds().getHeight();
        double hidden = page.getLayoutBounds().getHeight() - height;
        if (hidden > 0) {
            Bounds bounds = page.sceneToLocal(node.localToScene(node.getLayoutBounds()));
            double top = scroll.getVvalue() * hidden;
            double wanted = Math.max(Math.min(top, bounds.getMinY() - MARGIN),
                    bounds.getMaxY() + MARGIN - height);
            scroll.setVvalue(Math.clamp(wanted / hidden, 0, 1));
        }
    }

    @Override
    public void enter() {
        applyCss();
        (boxes.isEmpty() ? steps : asked).lookupAll("*").stream().filter(Node::isFocusTraversable)
                .filter(node -> !node.isDisabled()).findFirst().ifPresent(Node::requestFocus);
    }

    /** Takes what was judged; says whether more may come. */
    @Override
    public boolean take() {
        Asked now = asked();
        return inquiry.take(visible.getAsBoolean() && now.parameters().isPresent() && !now.answers().isEmpty());
    }

    @Override
    public void close() {
        inquiry.close();
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (ended().filter(run -> run.records() > 0).isPresent() && session.file().isEmpty()) {
            session.runnable().map(Lesson::id).ifPresent(id -> keepIf(progress.ran(id)));
        }
        if (!visible.getAsBoolean()) {
            return;
        }
        Map<String, Long> values = ofShown().or(() -> session.runnable().map(of -> session.arguments(of).values()))
                .orElse(Map.of());
        boolean other = session.runnable().orElse(null) != shown.orElse(null); // one that is read anew is equal
        if (other || text == null || !values.equals(filled) && !written.filled(values).equals(text)) {
            fill(values);
        }
        filled = values;
        boolean told = text.shown().isEmpty() || readsOn || ofShown().isPresent();
        visible(rest, told);
        visible(readOn, !told);
        note.setText(note());
        visible(note, !note.getText().isEmpty());
        Optional<Snapshot> snapshot = ended();
        if (!snapshot.equals(read)) {
            read = snapshot;
            flows.forEach(flow -> flow.show(read));
        }
        Map<String, Long> next = shown.map(lesson -> session.arguments(lesson).values()).orElse(Map.of());
        for (QuestionBox box : boxes) {
            box.lanes().ifPresent(lanes -> lanes.show(next, ofShown().isPresent(),
                    context.chart().pick().isOn() && picks == box));
        }
        Optional<Judged> judged = inquiry.answer().filter(of -> of.asked().equals(asked()));
        for (int i = 0; i < boxes.size(); i++) {
            int question = i;
            boxes.get(i).show(judged.flatMap(of -> Optional.ofNullable(of.judgements().get(question))));
        }
        judged.filter(of -> !boxes.isEmpty() && of.judgements().size() == boxes.size())
                .filter(of -> of.judgements().values().stream().allMatch(
                        each -> each.outcome() == Outcome.PROVED))
                .ifPresent(of -> keepIf(progress.predicted(of.asked().lesson())));
    }

    private static void visible(Node part, boolean wanted) {
        part.setVisible(wanted);
        part.setManaged(wanted);
    }

    private void keepIf(boolean changed) {
        if (changed) {
            context.keep();
            context.pump().mark(Reason.RUN);
        }
    }

    private void fill(Map<String, Long> values) {
        context.chart().pick().cancel();
        readsOn &= shown.isPresent() && session.runnable().equals(shown);
        shown = session.runnable();
        read = ended();
        flows.clear();
        boxes.clear();
        rest.getChildren().clear();
        steps.getChildren().setAll(note);
        asked.getChildren().clear();
        if (shown.isEmpty()) {
            written = new LessonText("", List.of(), List.of(), List.of());
            text = written;
            return;
        }
        Lesson lesson = shown.get();
        written = LessonTexts.text(lesson);
        text = written.filled(values);
        Label title = new Label(text.title());
        title.getStyleClass().add("panel-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        steps.getChildren().addFirst(title);
        text.beside().flatMap(this::find).ifPresent(other -> {
            Button beside = new Button(Texts.of("lesson.beside", LessonTexts.title(other)), Icon.COMPARE.node());
            beside.setId("lesson-beside");
            Tip.put(beside, Texts.of("lesson.beside.tip"));
            beside.setOnAction(_ -> context.commands().get("compare-lesson").run());
            steps.getChildren().add(beside);
        });
        text.told().forEach(step -> steps.getChildren().add(flow(step)));
        text.shown().forEach(step -> rest.getChildren().add(flow(step)));
        steps.getChildren().addAll(readOn, rest);
        if (lesson.problem().isPresent()) {
            Command folder = context.commands().get("lesson-folder");
            Button button = new Button(folder.title(), Icon.FOLDER.node());
            button.setId("lesson-folder");
            button.setOnAction(_ -> folder.run());
            steps.getChildren().add(button);
        }
        if (!text.questions().isEmpty()) {
            Label heading = new Label(Texts.of("lesson.questions"));
            heading.getStyleClass().add("panel-title");
            asked.getChildren().add(heading);
        }
        for (int i = 0; i < text.questions().size(); i++) {
            int question = i;
            Map<Integer, Answer> given = answers.computeIfAbsent(lesson.id(), _ -> new HashMap<>());
            QuestionBox box = new QuestionBox(i, text.questions().get(i), Optional.ofNullable(given.get(i)),
                    answer -> {
                        given.put(question, answer);
                        context.pump().mark(Reason.HOVER);
                    }, this::go, this::pick);
            boxes.add(box);
            asked.getChildren().add(box);
        }
    }

    private StepFlow flow(Step step) {
        StepFlow flow = new StepFlow(step, this::go, this::choose);
        flow.show(read);
        flows.add(flow);
        return flow;
    }

    /** What has to be known of the run to read the text, or why there is none. */
    private String note() {
        if (shown.isEmpty()) {
            return Texts.of("lesson.none");
        }
        Lesson lesson = shown.get();
        Map<String, Long> values = ofShown().orElse(session.arguments(lesson).values());
        List<String> notes = new ArrayList<>();
        Optional.ofNullable(values.get(Parameter.UNIT.name())).ifPresent(
                unit -> notes.add(Texts.of("lesson.second", unit)));
        Map<String, Long> usual = Arguments.usual(lesson).values();
        String unlike = lesson.parameters().stream().filter(each -> !each.name().equals(Parameter.UNIT.name()))
                .filter(each -> !usual.get(each.name()).equals(values.getOrDefault(each.name(), each.usual())))
                .map(each -> LessonTexts.label(each) + " " + usual.get(each.name()))
                .collect(Collectors.joining(Texts.of("lesson.and")));
        if (!unlike.isEmpty()) {
            notes.add(Texts.of("lesson.usual", unlike));
        }
        if (ofShown().isEmpty() && !lesson.text().questions().isEmpty()) {
            notes.add(Texts.of("lesson.predict"));
        }
        return String.join(" ", notes);
    }

    /** What the run that is shown was given, if it is one of the lesson. */
    private Optional<Map<String, Long>> ofShown() {
        return session.last().map(Recording::source)
                .flatMap(source -> source instanceof Source.Lesson(String id, _, Map<String, Long> parameters)
                        && session.runnable().map(Lesson::id).filter(id::equals).isPresent()
                                ? Optional.of(parameters)
                                : Optional.empty());
    }

    /** The run of the lesson that is shown, once it has ended: to look through one that grows would take each frame. */
    private Optional<Snapshot> ended() {
        return ofShown().map(_ -> session.snapshot()).filter(Snapshot::finished);
    }

    private Asked asked() {
        Optional<Lesson> lesson = session.runnable();
        String id = lesson.map(Lesson::id).orElse("");
        return new Asked(id, lesson.map(of -> of.text().questions()).orElse(List.<Question>of()),
                answers.getOrDefault(id, Map.of()), ended().flatMap(_ -> ofShown()));
    }

    private void go(Place place) {
        Places.go(context.pointer(), context.navigation(), place.from(), place.to(), place.task(), place.lane(),
                VerdictText.place(session.snapshot(), place, context.navigation().zero()));
    }

    /** Has the next lane that is picked in the chart answer this question, or not any more. */
    private void pick(QuestionBox box, boolean wanted) {
        picks = box;
        context.chart().pick().cancel();
        if (wanted) {
            context.chart().pick().begin(lane -> box.lanes().ifPresent(
                    lanes -> lanes.choose(session.snapshot().laneName(lane))));
            scroll.applyCss();
            scroll.layout(); // the hint has been shown just now
            box.lanes().ifPresent(this::reveal);
            context.focus().toChart();
        }
        context.pump().mark(Reason.HOVER);
    }

    private void choose(String id) {
        find(id).ifPresent(session::choose);
    }

    private Optional<Lesson> find(String id) {
        return session.lessons().stream().filter(lesson -> lesson.id().equals(id)).findFirst();
    }
}
