#!/usr/bin/ruby
# An echo client made of Ruby's gem "websocket".
#
#   ruby echo-client.rb URL
#
# Echoes until the connection is closed, and takes the lines "send TEXT" and
# "close" on stdin. All that comes goes to the handshake until it says that it
# is finished, and then to the frames.
require 'socket'
require 'uri'
require_relative 'sides'

url = ARGV.fetch(0) { abort 'usage: echo-client.rb URL' }
uri = URI.parse(url)
io = TCPSocket.new(uri.host, uri.port || 80)
handshake = WebSocket::Handshake::Client.new(url: url, origin: "http://#{uri.host}", version: 76)
begin
  io.write(handshake.to_s)
  handshake << io.readpartial(65_536) until handshake.finished?
  abort "handshake: #{handshake.error}" unless handshake.valid?
  side = Side.new(io, WebSocket::Frame::Incoming::Client, WebSocket::Frame::Outgoing::Client)
  on_hooks { [side] }
  side.run
rescue EOFError, SystemCallError
  nil
ensure
  io.close
end
