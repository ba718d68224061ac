"""Tests of the publish stage: data, exported trees and whole built sites."""
