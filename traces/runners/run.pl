#!/usr/bin/env perl
# Plays the server traces of a tier to an echo server: run.pl --url ws://127.0.0.1:8080/ [--tier small] [--only ID] [--deadline 2].
# Exit code 0: no trace failed; 1: some did; 2: it could not run. Written from INTERPRETING.md alone.
use strict;
use warnings;
use Encode qw(decode);
use FindBin;
use Getopt::Long;
use IO::Select;
use IO::Socket::INET;
use Socket qw(IPPROTO_TCP SOL_SOCKET SO_LINGER TCP_NODELAY);
use JSON::PP;
use List::Util qw(all any max min);
use Time::HiRes qw(time);

my ($PASS, $ALLOWED, $REFUSED, $FAIL, $LINGER) = (0 .. 3, 0.25);
my ($json, %option) = (JSON::PP->new->canonical, tier => 'small', deadline => 2);
binmode STDOUT, ':encoding(UTF-8)';
binmode STDERR, ':encoding(UTF-8)';
$SIG{PIPE} = 'IGNORE';

# All bytes as reply (a word, or lists of values by name), digest and frames, the last two in hex.
sub split_up {
    my ($data) = @_;
    my ($head, $rest) = split /\r\n\r\n/, $data, 2;
    my ($line, @lines) = split /\r\n/, decode('UTF-8', $head // ''), -1;
    my ($code, $text) = ($line // '') =~ m{\AHTTP/\d+\.\d+ (\d{3})( .*)?\z}s;
    return ('http', '', '') if defined $code && $code ne '101' && $data =~ /\r\n/;
    return ($data eq '' ? 'none' : 'incomplete', '', '') if !defined $rest;
    return ('wrong', '', '') if !defined $text;
    my %fields;
    /\A([^: ]+): (.*)\z/s ? push @{ $fields{ lc $1 } }, $2 : return ('wrong', '', '') for @lines;
    return (\%fields, unpack('H*', substr $rest, 0, 16), length $rest > 16 ? unpack('H*', substr $rest, 16) : '');
}

# Whether a field that is not as wanted may be so all the same.
sub is_liberty {
    my ($name, $values, $wanted) = @_;
    my $value = @$values == 1 && $values->[0] !~ /\A / ? $values->[0] : '';
    return !@$values || $value ne '' if $name eq 'sec-websocket-protocol';
    return $value =~ m{\Awss?://} && $value !~ m{\Aws://[^/]*:80/|\Awss://[^/]*:443/} if $name eq 'sec-websocket-location';
    return $name eq 'sec-websocket-origin' ? $value ne '' : !defined $wanted;
}

sub without_runs { return $_[0] =~ s/\(([0-9a-f]+)\*(\d+)\)/$1 x $2/ger }
sub begins { my ($whole, $start) = @_; return index($whole, $start) == 0 }

# The mark or undef, and whether what is seen is a beginning of the outcome.
sub compare_reply {
    my ($want, $reply, $digest) = @_;
    return ($PASS, 1) if !defined $want;
    return ($PASS, 1) if !ref $want && !ref $reply && $want eq $reply;
    return (undef, (ref $want || $want ne 'none') && !ref $reply && $reply =~ /\A(none|incomplete)\z/) if !ref $want || !ref $reply;
    my %wanted = %{ $want->{fields} };
    my @others = grep { $_ ne 'set-cookie' } keys %{ { %wanted, %$reply } };
    @others = grep { my $seen = $reply->{$_} // []; !(@$seen == 1 && defined $wanted{$_} && $seen->[0] eq $wanted{$_}) } @others;
    return (undef, 0) if !all { is_liberty($_, $reply->{$_} // [], $wanted{$_}) } @others;
    my $due = $want->{digest} eq 'any' && length $digest == 32 ? $digest : $want->{digest};
    return (undef, $due eq 'any' || begins($due, $digest)) if $digest ne $due;
    return (@others ? $ALLOWED : $PASS, 1);
}

# Whether frames are a beginning of those wanted, up to the end of one, and then that.
sub terminates {
    my ($frames, $wanted, $end) = @_;
    return $frames =~ /(?:\A|ff)$end\z/ && begins($wanted, substr $frames, 0, -length $end);
}

sub compare {
    my ($outcome, $data, $closed) = @_;
    my $mark = $outcome->{mark} eq 'pass' ? $PASS : $ALLOWED;
    return ($mark, 1) if $outcome->{anything};
    my ($reply, $digest, $frames) = split_up($data);
    my ($liberty, $begun) = compare_reply($outcome->{reply}, $reply, $digest);
    return (undef, $begun) if !defined $liberty;
    my ($wanted, $closes) = (without_runs($outcome->{frames}), $outcome->{closes});
    if ($frames ne $wanted) {
        return (undef, begins($wanted, $frames) || terminates($frames, $wanted, 'ff')) if !terminates($frames, $wanted, 'ff00');
        $liberty = $ALLOWED;
    }
    return (undef, 1) if $closes eq '1' && !$closed;
    return (max($mark, $liberty, $closes eq '0' && $closed ? $ALLOWED : $PASS), 1);
}

# The verdict, as soon as there is one, all bytes, and whether the server has closed.
sub observe {
    my ($socket, $data, $outcomes, $after_fin) = @_;
    my ($until, $closed) = (time + ($after_fin ? $LINGER : $option{deadline}), 0);
    while (1) {
        my @compared = map { [$_->{mark}, compare($_, $data, $closed)] } @$outcomes;
        my $best = min(grep { defined } map { $_->[1] } @compared);
        my $begun = (split_up($data))[0] eq 'http' || any { $_->[2] } @compared;
        my $better = ($best // $FAIL) != $PASS && any { $_->[0] eq 'pass' && !defined $_->[1] && $_->[2] } @compared;
        my $left = $until - time;
        return ($closed && $begun ? $REFUSED : $FAIL, $data, $closed) if !defined $best && ($closed || !$begun || $left <= 0);
        return ($best, $data, $closed) if defined $best && ($closed || $left <= 0 || !($better || $after_fin));
        next if !IO::Select->new($socket)->can_read($left);
        $closed = !sysread $socket, $data, 65536, length $data;
    }
}

# The verdict on a trace, what to say of it, and the seconds of the slowest observation that is due.
sub play {
    my ($trace, $host, $port) = @_;
    my ($data, $worst, $slowest) = ('', $PASS, 0);
    my $socket = IO::Socket::INET->new(PeerAddr => $host, PeerPort => $port, Timeout => $option{deadline}) or die "$@\n";
    setsockopt $socket, IPPROTO_TCP, TCP_NODELAY, 1;
    my %observations = map { $_->{after} => $_ } @{ $trace->{observations} };
    for my $index (0 .. $#{ $trace->{events} }) {
        my ($event, $began) = ($trace->{events}[$index], time);
        my $fin = $event->{type} eq 'fin';
        # A reset is sent by closing.
        return ($worst, '', $slowest) if $event->{type} eq 'reset' && setsockopt $socket, SOL_SOCKET, SO_LINGER, pack 'ii', 1, 0;
        $fin ? shutdown($socket, 1) : print {$socket} pack 'H*', without_runs($event->{hex});
        my $observation = $observations{$index} or next;
        my ($verdict, $all, $closed) = observe($socket, $data, $observation->{outcomes}, $fin);
        ($data, $worst, $slowest) = ($all, max($worst, $verdict), max($slowest, $fin ? 0 : time - $began));
        my ($reply, @rest) = split_up($data);
        next if $verdict != $FAIL && !$closed && $reply ne 'http';
        my $seen = join ' ', grep({ $_ ne '' } ref $reply ? $json->encode($reply) : $reply, @rest), $closed ? 'closed' : 'open';
        my $expected = join ' or ', map { $json->encode($_) } @{ $observation->{outcomes} };
        return ($worst, "$observation->{step}: expected $expected; observed $seen", $slowest);
    }
    return ($worst, '', $slowest);
}

sub run {
    GetOptions(\%option, 'url=s', 'tier=s', 'only=s', 'deadline=f') && defined $option{url} or die "--url is needed, such as ws://127.0.0.1:8080/\n";
    my ($host, $port) = $option{url} =~ m{\Aws://([^:/]+)(?::(\d+))?(?:/|\z)} or die "$option{url} is no URL of a ws server\n";
    my $name = "$FindBin::Bin/../$option{tier}/server.json";
    open my $file, '<', $name or die "$name: $!\n";
    my $all = decode_json(do { local $/; <$file> });
    my $traces = [grep { $_->{id} eq 'control' || $_->{id} eq ($option{only} // $_->{id}) } @$all];
    my @count = (0) x 4;
    for my $trace (@$traces) {
        my ($verdict, $why, $slowest) = play($trace, $host, $port // 80);
        if ($trace == $traces->[0] && ($verdict >= $REFUSED || $slowest > $option{deadline} / 4)) {
            die "the control ", $verdict >= $REFUSED ? "is refused, so this is no echo server: $why" : "takes $slowest s", "\n";
        }
        $count[$verdict] += 1;
        print "FAIL $trace->{id} ($trace->{title}) at $why; alone: --only $trace->{id}\n" if $verdict == $FAIL;
    }
    my $allowed = $count[$ALLOWED] + $count[$REFUSED];
    print scalar @$traces, " traces: $count[$PASS] pass, $allowed allowed (of these $count[$REFUSED] refused), $count[$FAIL] fail\n";
    return $count[$FAIL] ? 1 : 0;
}

my $code = eval { run() } // do { print STDERR "run.pl: $@"; 2 };
exit $code;
