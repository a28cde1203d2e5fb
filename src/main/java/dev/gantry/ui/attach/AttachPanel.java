package dev.gantry.ui.attach;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.gantry.program.java.RunningJvm;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.overlay.ListKeys;
import dev.gantry.ui.overlay.Overlay;
import dev.gantry.ui.pump.Intake;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.Reading;
import dev.gantry.ui.text.Texts;

/**
 * Card with the JVMs that run. The cursor stays in the field; the arrow keys move in the list below, Enter attaches;
 * the command that opens the card looks again while it is open.
 */
final class AttachPanel extends Overlay implements Intake {
    private static final int PAGE = 5;

    private final Context context;
    private final Supplier<List<RunningJvm>> lister;
    private final TextField filter = new TextField();
    private final ListView<RunningJvm> list = new ListView<>();
    private final Label none = new Label();
    private final Button refresh = button("refresh", this::look);
    private final Button attach = button("attach", this::attach);
    private List<RunningJvm> all = List.of();
    private Optional<Reading<List<RunningJvm>>> looking = Optional.empty();

    /**
     * A card that is closed.
     *
     * @param lister lists the JVMs, which takes time
     */
    AttachPanel(Context context, Supplier<List<RunningJvm>> lister) {
        super("attach", "attach.title");
        this.context = context;
        this.lister = lister;
    }

    @Override
    protected void fill(VBox card) {
        card.getStyleClass().addAll("palette", "attach");
        Label hint = new Label(Texts.of("attach.hint"));
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        filter.setId("attach-filter");
        filter.setPromptText(Texts.of("attach.filter"));
        filter.setAccessibleText(Texts.of("attach.filter"));
        filter.textProperty().addListener((_, _, _) -> show());
        list.setId("attach-list");
        list.setAccessibleText(Texts.of("attach.title"));
        list.setCellFactory(_ -> new JvmCell());
        list.setPlaceholder(none);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                attach();
            }
        });
        list.getSelectionModel().selectedItemProperty().addListener((_, _, jvm) -> {
            attach.setDisable(jvm == null || jvm.obstacle().isPresent());
            filter.setAccessibleHelp(jvm == null ? null : JvmCell.aloud(jvm));
        });
        none.setId("attach-none");
        none.getStyleClass().add("hint");
        none.setWrapText(true);
        attach.getStyleClass().add("accent");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(refresh, gap, button("cancel", this::close), attach);
        buttons.getStyleClass().add("card-buttons");
        buttons.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(list, Priority.ALWAYS);
        card.getChildren().addAll(head("attach.title"), hint, filter, list, buttons);
        ListKeys.in(card, list, PAGE, this::attach);
    }

    /** Opens the card, or looks again if it is open. */
    void ask() {
        if (isVisible()) {
            look();
        } else {
            open();
        }
    }

    @Override
    protected void opened() {
        filter.clear();
        all = List.of();
        look();
        filter.requestFocus();
    }

    @Override
    public boolean take() {
        looking.filter(Reading::hasEnded).ifPresent(read -> {
            looking = Optional.empty();
            refresh.setDisable(false);
            all = read.found().orElse(List.of());
            show();
        });
        return looking.isPresent();
    }

    /** Lists the JVMs that run now; what was listed stays until then. */
    private void look() {
        looking.ifPresent(Reading::cancel);
        looking = Optional.of(Reading.start(context.reader(), (_, _) -> Optional.of(lister.get())));
        refresh.setDisable(true);
        show();
        context.pump().mark(Reason.HOVER);
    }

    private void show() {
        String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        Optional<Long> before = Optional.ofNullable(list.getSelectionModel().getSelectedItem()).map(RunningJvm::pid);
        list.getItems().setAll(all.stream().filter(jvm -> words(jvm).contains(wanted)).toList());
        none.setText(Texts.of(looking.isPresent() && all.isEmpty()
                ? "attach.looking"
                : all.isEmpty() ? "attach.none" : "attach.unlike"));
        list.getItems().stream().filter(jvm -> before.filter(pid -> pid == jvm.pid()).isPresent()).findFirst()
                .or(() -> list.getItems().stream().filter(jvm -> jvm.obstacle().isEmpty()).findFirst())
                .ifPresentOrElse(list.getSelectionModel()::select, list.getSelectionModel()::selectFirst);
    }

    private static String words(RunningJvm jvm) {
        return (jvm.pid() + " " + jvm.name()).toLowerCase(Locale.ROOT);
    }

    /** Attaches to the chosen one; one that can't be attached to stays, and says why. */
    private void attach() {
        RunningJvm chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null && chosen.obstacle().isEmpty()) {
            close();
            context.focus().toChart();
            context.programs().run(Program.of(chosen)); // may ask, and then has the focus
        }
    }

    private static Button button(String name, Runnable action) {
        Button button = new Button(Texts.of("attach." + name));
        button.setId("attach-" + name);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
