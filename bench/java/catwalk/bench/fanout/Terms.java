package catwalk.bench.fanout;

import catwalk.bench.Options;
import catwalk.bench.fanout.publisher.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What to measure and for how long, as the command line says.
 *
 * @param peers keys of the servers ({@code bench.peers}); empty for all
 * @param feeds {@code bench.feeds}: posts, batches
 * @param loads each of {@code bench.viewers} with each of {@code bench.rates}; then, with the least of the viewers and the most
 *     of the rates, the other {@code bench.bytes} ("mean" is the mean of the bundled posts), and all again with compression
 *     ({@code bench.deflate})
 * @param warmup seconds, with each feed, after a server's start
 * @param seconds of a measurement
 * @param rounds how often each is measured
 */
record Terms(List<String> peers, List<Feed> feeds, List<Load> loads, int warmup, int seconds, int rounds) {

    static Terms fromProperties() {
        return new Terms(
                list("bench.peers", ""),
                list("bench.feeds", "batches,posts").stream()
                        .map(name -> Feed.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toList(),
                allLoads(),
                Options.warmup(8),
                Options.seconds(6),
                Options.rounds(3));
    }

    private static List<Load> allLoads() {
        List<Integer> viewers = numbers("bench.viewers", "100,1000,4000");
        List<Integer> rates = numbers("bench.rates", "5,50,250");
        List<Integer> lengths = list("bench.bytes", "600,mean").stream()
                .map(length -> length.equals("mean") ? Posts.meanLength() : Integer.parseInt(length))
                .toList();
        List<Load> loads = new ArrayList<>();
        for (int count : viewers) {
            for (int rate : rates) {
                loads.add(new Load(count, rate, new Load.Kind(lengths.get(0), false)));
            }
        }
        int few = viewers.stream().min(Integer::compare).orElseThrow();
        int most = rates.stream().max(Integer::compare).orElseThrow();
        for (boolean deflate : deflate()) {
            for (int length : lengths) {
                loads.add(new Load(few, most, new Load.Kind(length, deflate)));
            }
        }
        return loads.stream().distinct().toList();
    }

    private static List<Boolean> deflate() {
        return list("bench.deflate", "false,true").stream()
                .map(Boolean::parseBoolean)
                .toList();
    }

    private static List<Integer> numbers(String property, String otherwise) {
        try {
            return list(property, otherwise).stream().map(Integer::parseInt).toList();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    property + " is '" + System.getProperty(property) + "': write whole numbers, commas between", e);
        }
    }

    private static List<String> list(String property, String otherwise) {
        String text = System.getProperty(property, "").strip();
        return Stream.of((text.isEmpty() ? otherwise : text).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
