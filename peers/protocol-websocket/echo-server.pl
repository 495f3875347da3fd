#!/usr/bin/perl
# An echo server made of Protocol::WebSocket.
#
#   perl echo-server.pl
#
# Takes a free port of 127.0.0.1, prints its URL as the first line, and takes the
# lines "send TEXT" and "close" on stdin. After a closing frame of either side it
# closes TCP.
use strict;
use warnings;

use Encode qw(encode);
use IO::Select;
use IO::Socket::IP;
use Protocol::WebSocket::Frame;
use Protocol::WebSocket::Handshake::Server;

local $SIG{PIPE} = 'IGNORE';
my $listener = IO::Socket::IP->new(LocalHost => '127.0.0.1', LocalPort => 0, Listen => 128) or die "cannot listen: $@\n";
STDOUT->autoflush(1);
print 'ws://127.0.0.1:', $listener->sockport, "/\n";

my $readable = IO::Select->new($listener, \*STDIN);
my $hooks = '';     # lines of stdin, the last one perhaps not whole
my %connections;    # by their sockets: the handshake, and the frames once it is over
while (1) {
    for my $handle ($readable->can_read) {
        if    ($handle == $listener)    { accept_one() }
        elsif ($handle == \*STDIN)      { take_hook() }
        elsif ($connections{$handle})   { serve($connections{$handle}) }
    }
}

sub accept_one {
    my $socket = $listener->accept or return;
    $connections{$socket} = { socket => $socket, handshake => Protocol::WebSocket::Handshake::Server->new };
    $readable->add($socket);
}

sub serve {
    my ($connection) = @_;
    return finish($connection) unless sysread $connection->{socket}, my $bytes, 65_536;
    shake_hands($connection, $bytes) or return unless $connection->{frames};
    my $frames = $connection->{frames};
    $frames->append($bytes);
    while (defined(my $message = $frames->next)) {
        return finish($connection, type => 'close') if $frames->is_close;
        send_frame($connection, buffer => $message);
    }
}

# What the handshake leaves of the bytes is for the frames.
sub shake_hands {
    my ($connection) = @_;
    my $handshake = $connection->{handshake};
    my $sound = eval { $handshake->parse($_[1]) } && !$handshake->error;
    if (!$sound) { finish($connection); return }
    return unless $handshake->is_done;
    send_bytes($connection, $handshake->to_string);
    return $connection->{frames} = Protocol::WebSocket::Frame->new(version => $handshake->version);
}

sub take_hook {
    return $readable->remove(\*STDIN) unless sysread STDIN, $hooks, 65_536, length $hooks;
    while ($hooks =~ s/^([^\n]*)\n//) {
        my $line = $1;
        for my $connection (grep { $_->{frames} } values %connections) {
            finish($connection, type => 'close') if $line eq 'close';
            send_frame($connection, buffer => substr $line, 5) if $line =~ /^send /;
        }
    }
}

sub send_frame {
    my ($connection, %frame) = @_;
    my $version = $connection->{handshake}->version;
    send_bytes($connection, Protocol::WebSocket::Frame->new(version => $version, %frame)->to_bytes);
}

# Closes, after a last frame if there is one.
sub finish {
    my ($connection, @frame) = @_;
    send_frame($connection, @frame) if @frame;
    $readable->remove($connection->{socket});
    delete $connections{ $connection->{socket} };
    close $connection->{socket};
}

sub send_bytes {
    my ($connection, $bytes) = @_;
    while (length $bytes) {
        my $written = syswrite $connection->{socket}, $bytes;
        return unless defined $written;
        substr $bytes, 0, $written, '';
    }
}
