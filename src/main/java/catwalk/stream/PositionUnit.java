package catwalk.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the positions of a stream's events are, and what they tell of time. All are kept as text. */
public enum PositionUnit {
    /** An opaque token, as Server-Sent Events have for ids: the last one counts. */
    TOKEN {
        @Override
        String later(String one, String other) {
            return other == null ? one : other;
        }

        @Override
        String justBefore(String position) {
            return null;
        }
    },
    /** Microseconds since 1970: Bluesky's Jetstream. */
    MICROS {
        @Override
        Instant time(String position) {
            return Instant.EPOCH.plus(Long.parseLong(position), ChronoUnit.MICROS);
        }

        @Override
        String at(Instant time) {
            return String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, time));
        }
    },
    /** Ids of X and Twitter: milliseconds since 4 November 2010 before the lowest 22 bits (X's "snowflake"). */
    X_ID {
        private static final long EPOCH = 1_288_834_974_657L;

        @Override
        Instant time(String position) {
            return Instant.ofEpochMilli((Long.parseLong(position) >> 22) + EPOCH);
        }

        @Override
        String at(Instant time) {
            return String.valueOf(Math.max(0, time.toEpochMilli() - EPOCH) << 22);
        }
    },
    /** Ids of Mastodon's statuses: milliseconds since 1970 before the lowest 16 bits. */
    MASTODON_ID {
        @Override
        Instant time(String position) {
            return Instant.ofEpochMilli(Long.parseLong(position) >> 16);
        }

        @Override
        String at(Instant time) {
            return String.valueOf(time.toEpochMilli() << 16);
        }
    },
    /** Where to go on in several Kafka topics, as JSON: Wikimedia's EventStreams. See {@link KafkaTimestamps}. */
    KAFKA_TIMESTAMPS {
        @Override
        Instant time(String position) {
            return KafkaTimestamps.latest(position);
        }

        @Override
        String before(String position, Duration earlier) {
            return KafkaTimestamps.before(position, earlier);
        }

        @Override
        String justBefore(String position) {
            return KafkaTimestamps.before(position, Duration.ofMillis(1));
        }

        @Override
        String later(String one, String other) {
            Instant before = one == null ? null : time(one);
            Instant after = other == null ? null : time(other);
            return other == null || before != null && (after == null || after.isBefore(before)) ? one : other;
        }
    };

    /** When an event at this position was; null where positions don't tell. */
    Instant time(String position) {
        return null;
    }

    /** The position of a time; null where positions don't tell. */
    String at(Instant time) {
        return null;
    }

    /** The position this much earlier; the same one where positions don't tell time. */
    String before(String position, Duration earlier) {
        Instant time = earlier.isZero() ? null : time(position);
        return time == null ? position : at(time.minus(earlier));
    }

    /** The position from which an event at this one is read again; null where positions don't tell. */
    String justBefore(String position) {
        return String.valueOf(Long.parseLong(position) - 1);
    }

    /** The later one of two, either of which may be null. */
    String later(String one, String other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Long.parseLong(other) > Long.parseLong(one) ? other : one;
    }
}
