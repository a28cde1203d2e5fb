package dev.gantry.format.perfetto;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

import com.google.protobuf.ByteString;

import dev.gantry.format.perfetto.proto.DebugAnnotation;
import dev.gantry.format.perfetto.proto.InternedData;
import dev.gantry.format.perfetto.proto.InternedName;
import dev.gantry.format.perfetto.proto.InternedString;
import dev.gantry.format.perfetto.proto.Trace;
import dev.gantry.format.perfetto.proto.TracePacket;
import dev.gantry.format.perfetto.proto.TrackEvent;

/**
 * A file of ours as another version would write it, whose words stand in another order, with others among them: all
 * numbers of words in it are that version's.
 *
 * @param states the words of the states, in the order of that version's constants
 * @param reasons the words of the reasons, likewise
 * @param outcomes the words of the states of tasks, likewise
 */
record LaterFile(List<String> states, List<String> reasons, List<String> outcomes) {
    private static final List<String> EVENTS = List.of("starts", "submits", "mark", "wake", "switch");

    /** The same recording, with these words. */
    byte[] of(byte[] file) throws IOException {
        return rewritten(file, UnaryOperator.identity());
    }

    /** The same with each event changed; events that are given have this version's numbers already. */
    byte[] rewritten(byte[] file, UnaryOperator<TrackEvent> change) throws IOException {
        Trace trace = Trace.parseFrom(file);
        InternedData words = trace.getPacket(0).getInternedData();
        List<String> categories = concat(states, EVENTS);
        List<String> names = concat(List.of("submit", "woken"), reasons);
        List<String> annotations = new ArrayList<>(words.getDebugAnnotationNamesList().stream()
                .map(InternedName::getName).toList().reversed());
        annotations.add(3, "cost");
        Map<Long, Long> category = numbers(words.getEventCategoriesList(), categories);
        Map<Long, Long> name = numbers(words.getEventNamesList(), names);
        Map<Long, Long> annotation = numbers(words.getDebugAnnotationNamesList(), annotations);
        Map<Long, Long> outcome = new HashMap<>();
        words.getDebugAnnotationStringValuesList().forEach(
                word -> outcome.put(word.getIid(), 1L + outcomes.indexOf(word.getStr().toStringUtf8())));

        Trace.Builder made = Trace.newBuilder();
        for (TracePacket packet : trace.getPacketList()) {
            TracePacket.Builder to = packet.toBuilder();
            if (made.getPacketCount() == 0) {
                to.setInternedData(table(categories, names, annotations));
            }
            if (packet.hasTrackEvent()) {
                TrackEvent.Builder event = packet.getTrackEvent().toBuilder();
                for (int i = 0; i < event.getCategoryIidsCount(); i++) {
                    event.setCategoryIids(i, category.get(event.getCategoryIids(i)));
                }
                if (event.hasNameIid()) {
                    event.setNameIid(name.getOrDefault(event.getNameIid(), event.getNameIid()));
                }
                for (DebugAnnotation.Builder each : event.getDebugAnnotationsBuilderList()) {
                    each.setNameIid(annotation.get(each.getNameIid()));
                    if (each.hasStringValueIid()) {
                        each.setStringValueIid(
                                outcome.getOrDefault(each.getStringValueIid(), each.getStringValueIid()));
                    }
                }
                to.setTrackEvent(change.apply(event.build()));
            }
            made.addPacket(to);
        }
        return made.build().toByteArray();
    }

    long category(String word) {
        return 1L + concat(states, EVENTS).indexOf(word);
    }

    long name(String word) {
        return 3L + reasons.indexOf(word);
    }

    long outcome(String word) {
        return 1L + outcomes.indexOf(word);
    }

    private InternedData table(List<String> categories, List<String> names, List<String> annotations) {
        InternedData.Builder data = InternedData.newBuilder();
        ToLongFunction<List<?>> next = list -> list.size() + 1L;
        categories.forEach(word -> data.addEventCategories(
                InternedName.newBuilder().setIid(next.applyAsLong(data.getEventCategoriesList())).setName(word)));
        names.forEach(word -> data.addEventNames(
                InternedName.newBuilder().setIid(next.applyAsLong(data.getEventNamesList())).setName(word)));
        annotations.forEach(word -> data.addDebugAnnotationNames(
                InternedName.newBuilder().setIid(next.applyAsLong(data.getDebugAnnotationNamesList())).setName(word)));
        outcomes.forEach(word -> data.addDebugAnnotationStringValues(
                InternedString.newBuilder().setIid(next.applyAsLong(data.getDebugAnnotationStringValuesList()))
                        .setStr(ByteString.copyFromUtf8(word))));
        return data.build();
    }

    /** What this version's numbers are in the other. */
    private static Map<Long, Long> numbers(List<InternedName> words, List<String> theirs) {
        Map<Long, Long> numbers = new HashMap<>();
        words.forEach(word -> numbers.put(word.getIid(), 1L + theirs.indexOf(word.getName())));
        return numbers;
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
