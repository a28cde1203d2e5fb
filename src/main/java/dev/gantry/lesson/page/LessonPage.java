package dev.gantry.lesson.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.gantry.format.Excerpt;
import dev.gantry.format.picture.Look;
import dev.gantry.format.picture.SvgPicture;
import dev.gantry.insight.claim.ClaimSyntaxException;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.text.Answer;
import dev.gantry.lesson.text.CodeSpan;
import dev.gantry.lesson.text.Judge;
import dev.gantry.lesson.text.Leading;
import dev.gantry.lesson.text.LessonText;
import dev.gantry.lesson.text.LessonText.Piece;
import dev.gantry.lesson.text.LessonText.Step;
import dev.gantry.lesson.text.Question;
import dev.gantry.lesson.text.RightAnswers;
import dev.gantry.lesson.text.Values;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.explain.VerdictText;
import dev.gantry.view.frame.FrameOptions;
import dev.gantry.view.style.Palette;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.style.Style;
import dev.gantry.view.style.TextColour;

/**
 * A lesson with a recording of it as one HTML file in UTF-8, light or dark as the reader's system is: what it says,
 * what it asks, with the answers that this recording proves hidden, the chart, what is said of that, and its programs.
 * As slides it is a page a step and a question, also on paper. There is no script in it, and the policy in it forbids
 * all that is elsewhere.
 *
 * @param lesson the lesson
 * @param text what it says and asks, in the language that {@link Phrases} speak
 * @param ran language of the program that was run
 * @param parameters what that was given, by their names
 * @param recorded the recording of that run, from its beginning to its end
 */
public record LessonPage(Lesson lesson, LessonText text, ProgramLanguage ran, Map<String, Long> parameters,
        Snapshot recorded) {
    private static final int WIDTH = 1200;
    private static final int MOST_LANES = 12;

    public LessonPage {
        parameters = Map.copyOf(parameters);
        text = text.filled(parameters);
    }

    /** Writes the page; the stream stays open. */
    public void write(OutputStream to) throws IOException {
        StringBuilder body = new StringBuilder("<main>\n");
        tag(body, "h1", html(text.title()));
        body.append("<p class=\"facts\"><code>").append(html(command())).append("</code></p>\n");
        text.told().forEach(step -> tag(body, "p", words(step)));
        if (!waits()) {
            chart(body, FrameOptions.NONE);
        }
        if (!text.questions().isEmpty()) {
            tag(body, "h2", Phrases.of("lesson.page.questions"));
            text.questions().forEach(question -> tag(body, "section", asked(question, "h3")));
        }
        if (waits()) {
            tag(body, "h2", Phrases.of("lesson.page.run"));
            chart(body, FrameOptions.NONE);
            text.shown().forEach(step -> tag(body, "p", words(step)));
        }
        body.append("<div class=\"programs\">\n");
        for (ProgramLanguage language : lesson.languages()) {
            lesson.files(language).values().stream().findFirst().ifPresent(source -> body.append("<section><h2>")
                    .append(language.title()).append("</h2>\n<pre><code>").append(html(source.stripTrailing()))
                    .append("\n</code></pre></section>\n"));
        }
        body.append("</div>\n");
        write("page.css", body.append("</main>\n"), to);
    }

    /** Writes slides: the title, a page for a step with what it speaks of selected, a page a question. */
    public void writeSlides(OutputStream to) throws IOException {
        List<String> slides = new ArrayList<>();
        StringBuilder title = new StringBuilder();
        tag(title, "h1", html(text.title()));
        title.append("<p class=\"facts\"><code>").append(html(command())).append("</code></p>\n");
        if (!waits()) {
            chart(title, FrameOptions.NONE);
        }
        slides.add(title.toString());
        for (Step step : text.told()) {
            slides.add(slide(step, !waits()));
        }
        text.questions().forEach(question -> slides.add(asked(question, "h2")));
        for (Step step : text.shown()) {
            slides.add(slide(step, true));
        }
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < slides.size(); i++) {
            body.append("<section class=\"slide\" id=\"").append(i + 1).append("\">\n").append(slides.get(i))
                    .append("<footer>")
                    .append(html(text.title())).append(" · ").append(i + 1).append(" / ").append(slides.size())
                    .append("</footer>\n</section>\n");
        }
        write("slides.css", body, to);
    }

    private void write(String look, StringBuilder body, OutputStream to) throws IOException {
        String page = """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <meta name="color-scheme" content="light dark">
                <meta http-equiv="Content-Security-Policy"
                  content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
                <title>%s</title>
                <style>
                %s%s%s</style>
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(Phrases.of("lesson.page.language"), html(text.title()), colours(), resource("both.css"),
                resource(look), body);
        to.write(page.getBytes(StandardCharsets.UTF_8));
        to.flush();
    }

    /** Whether the chart comes after the questions, as it answers them. */
    private boolean waits() {
        return !text.shown().isEmpty();
    }

    private String slide(Step step, boolean withChart) throws IOException {
        StringBuilder slide = new StringBuilder();
        tag(slide, "p", words(step));
        if (withChart) {
            chart(slide, new FrameOptions(spokenOf(step), Selection.NONE, Set.of()));
        }
        return slide.toString();
    }

    /** The command that makes such a recording. */
    private String command() {
        StringBuilder words = new StringBuilder("gantry run ").append(lesson.id());
        if (ran != lesson.languages().getFirst()) {
            words.append(" --language ").append(ran.id());
        }
        Map<String, Long> usual = Arguments.usual(lesson).values();
        usual.keySet().stream().filter(parameters::containsKey).forEach(name -> words.append(" --").append(name)
                .append(' ').append(parameters.get(name)).append(name.equals("unit") ? "ms" : ""));
        return words.toString();
    }

    private static String words(Step step) {
        return step.pieces().stream().map(piece -> piece.target().isPresent()
                ? "<em>" + html(CodeSpan.plain(piece.text())) + "</em>"
                : CodeSpan.of(piece.text()).stream().map(LessonPage::span).collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    private static String span(CodeSpan span) {
        return span.code() ? "<code>" + html(span.text()) + "</code>" : html(span.text());
    }

    /** What the first words of this step that lead somewhere lead to. */
    private Selection spokenOf(Step step) {
        Leading leading = new Leading(recorded);
        Optional<Place> place = step.pieces().stream().flatMap((Piece piece) -> piece.target().stream())
                .flatMap(target -> leading.to(target).stream()).findFirst();
        return place.<Selection>map(found -> found.task() > 0
                ? new Selection.OfTask(found.task())
                : new Selection.OfLane(found.lane())).orElse(Selection.NONE);
    }

    /** The question with its answer, which is hidden until the reader asks. */
    private String asked(Question question, String heading) {
        StringBuilder into = new StringBuilder();
        tag(into, heading, html(question.text()));
        List<String> options = switch (question) {
            case Question.Choice choice -> choice.options().stream().map(Question.Option::text).toList();
            case Question.Order order -> order.marks();
            case Question.Lane lane -> Values.each(lane.names(), parameters, MOST_LANES);
            case Question.Count _ -> List.of();
        };
        if (!options.isEmpty()) {
            tag(into, "ul", options.stream().map(option -> "<li>" + html(option) + "</li>")
                    .collect(Collectors.joining()));
        }
        into.append("<details><summary>").append(Phrases.of("lesson.page.answer")).append("</summary>")
                .append(answer(question)).append("</details>\n");
        return into.toString();
    }

    private String answer(Question question) {
        Judge judge = new Judge(recorded, parameters, () -> true);
        try {
            List<Answer> right = new RightAnswers(recorded, judge).to(question);
            if (right.isEmpty()) {
                return "<p>" + Phrases.of("lesson.page.open") + "</p>";
            }
            Answer answer = right.getFirst();
            String found = judge.judge(question, answer).stream()
                    .flatMap(judged -> VerdictText.sentences(judged.verdict()).stream())
                    .collect(Collectors.joining(" "));
            return switch (answer) {
                case Answer.Chosen(int option) -> right(((Question.Choice) question).options().get(option).text(),
                        ((Question.Choice) question).options().get(option).claims(), judge, answer, found);
                case Answer.Counted(int number) ->
                    right(Integer.toString(number), ((Question.Count) question).claims(), judge, answer, found);
                case Answer.OfLane(String lane) ->
                    right(lane, ((Question.Lane) question).claims(), judge, answer, found);
                case Answer.Ordered(List<String> marks) ->
                    right(String.join(", ", marks), List.of(), judge, answer, found);
            };
        } catch (ClaimSyntaxException wrong) {
            return "<p>" + html(Phrases.say(wrong.problem())) + "</p>";
        }
    }

    /** A right answer, the claims that it makes, and what the recording says of the first. */
    private static String right(String words, List<String> claims, Judge judge, Answer answer, String found) {
        String why = claims.stream().map(claim -> "<code>" + html(judge.filled(claim, answer)) + "</code>")
                .collect(Collectors.joining(", ", "", claims.isEmpty() ? "" : ": "));
        return "<p><strong>" + html(words) + "</strong></p><p>" + why + html(found) + "</p>";
    }

    /** The chart in both themes, of which the browser takes one. */
    private void chart(StringBuilder into, FrameOptions emphasis) throws IOException {
        into.append("<figure><picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"")
                .append(picture(Palette.DARK, emphasis)).append("\"><img alt=\"")
                .append(html(text.title())).append("\" src=\"").append(picture(Palette.LIGHT, emphasis))
                .append("\"></picture></figure>\n");
    }

    private String picture(Palette palette, FrameOptions emphasis) throws IOException {
        ByteArrayOutputStream svg = new ByteArrayOutputStream();
        new SvgPicture(ran.title(), Excerpt.WHOLE, new Look(WIDTH, 1, palette, emphasis).circling(recorded))
                .write(recorded, svg);
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.toByteArray());
    }

    private static String colours() {
        return ":root {" + colours(Palette.LIGHT) + "}\n@media (prefers-color-scheme: dark) { :root {"
                + colours(Palette.DARK) + "} }\n";
    }

    private static String colours(Palette palette) {
        return " --ground: %s; --panel: %s; --line: %s; --text: %s; --muted: %s; --accent: %s; ".formatted(
                colour(palette.fill(Style.BACKGROUND)), colour(palette.fill(Style.GUTTER)),
                colour(palette.fill(Style.SEPARATOR)), colour(palette.argb(TextColour.TEXT)),
                colour(palette.argb(TextColour.MUTED)), colour(palette.argb(TextColour.ACCENT)));
    }

    private static String colour(int argb) {
        return "#%06x".formatted(argb & 0xffffff);
    }

    private static void tag(StringBuilder into, String name, String content) {
        into.append('<').append(name).append('>').append(content).append("</").append(name).append(">\n");
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = LessonPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the program lacks its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
